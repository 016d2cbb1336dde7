import { cx } from "@arraigo/ui/plain/cx";

/** A wave's number, filled when it is live; the same mark stands on the line of time. */
export function WaveMark(props: { wave: { position: number; live: boolean }; next: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={cx(
        "figures grid size-6 shrink-0 place-items-center rounded-full border-2 text-11 font-semibold",
        props.wave.live
          ? "border-brand bg-brand text-brand-ink"
          : props.next
            ? "border-brand bg-surface text-brand"
            : "border-hairline-strong bg-surface text-ink-3",
      )}
    >
      {props.wave.position}
    </span>
  );
}
