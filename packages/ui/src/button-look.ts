import { cx } from "./cx";

export type ButtonKind = "primary" | "default" | "ghost" | "danger";
export type ButtonSize = "small" | "medium" | "large";

const kinds: Record<ButtonKind, string> = {
  primary: "border-brand bg-brand text-brand-ink hover:bg-brand-hover hover:border-brand-hover",
  default: "border-hairline-strong bg-surface text-ink hover:bg-hover",
  ghost: "border-transparent bg-transparent text-ink-2 hover:bg-hover hover:text-ink",
  danger: "border-red bg-red text-red-ink hover:bg-red-hover hover:border-red-hover",
};

const sizes: Record<ButtonSize, string> = {
  small: "h-7 px-2 text-12 max-sm:h-8",
  medium: "h-control px-[11px] text-13",
  large: "h-10 px-4 text-14",
};

/** One look for things that act (buttons) and things that go (links). */
export function buttonLook(kind: ButtonKind, size: ButtonSize, iconOnly = false): string {
  return cx(
    "inline-flex shrink-0 items-center justify-center gap-1.5 rounded-control border font-medium whitespace-nowrap no-underline select-none",
    "transition-colors disabled:opacity-55 disabled:cursor-not-allowed aria-disabled:opacity-55 aria-disabled:cursor-not-allowed",
    kinds[kind],
    sizes[size],
    iconOnly && "aspect-square px-0!",
  );
}
