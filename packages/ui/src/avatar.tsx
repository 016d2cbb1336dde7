import { cx } from "./cx";

/** Initials from at most two words: first and last. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words.slice(0, 1);
  return letters.map((word) => Array.from(word ?? "")[0]?.toLocaleUpperCase() ?? "").join("");
}

/** A person as initials. Decorative: the name must stand beside it. */
export function Avatar(props: { name: string; size?: "small" | "medium" }) {
  return (
    <span
      aria-hidden="true"
      className={cx(
        "grid shrink-0 place-items-center rounded-full bg-brand-soft font-semibold text-brand",
        props.size === "medium" ? "size-8 text-12" : "size-6 text-[0.625rem] leading-none",
      )}
    >
      {initialsOf(props.name)}
    </span>
  );
}
