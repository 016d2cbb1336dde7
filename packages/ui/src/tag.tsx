import type { ReactNode } from "react";
import { cx } from "./cx";

const tones = {
  neutral: "bg-sunken text-ink-2",
  brand: "bg-brand-soft text-brand",
  amber: "bg-amber-soft text-amber",
  red: "bg-red-soft text-red",
} as const;

export type TagTone = keyof typeof tones;

/** A state in a word or two. Amber is "needs you", red is failure only. */
export function Tag(props: { tone?: TagTone; children: ReactNode; className?: string }) {
  return (
    <span
      className={cx(
        "inline-block h-[1.125rem] max-w-full shrink-0 truncate rounded-[9px] px-[7px] align-middle text-11 leading-[1.125rem] font-medium figures",
        tones[props.tone ?? "neutral"],
        props.className,
      )}
    >
      {props.children}
    </span>
  );
}
