import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";
import { type ButtonKind, type ButtonSize, buttonLook } from "./button-look";
import { cx } from "./cx";
import { Kbd } from "./kbd";

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "disabled"> {
  kind?: ButtonKind;
  size?: ButtonSize;
  icon?: ReactNode;
  /** Only for buttons whose icon says it all; give `aria-label` with it. */
  iconOnly?: boolean;
  /** Key hint, for example "F". Only a hint: the key itself is bound elsewhere. */
  hint?: string;
  /** Work is under way: the button keeps its place, its focus and its words, and does not act twice. */
  busy?: boolean;
  disabled?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

/** A verb. The strongest kind, `primary`, appears once on a page. */
export function Button({
  kind = "default",
  size = "medium",
  icon,
  iconOnly,
  hint,
  busy,
  disabled,
  className,
  children,
  onClick,
  type = "button",
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={cx(buttonLook(kind, size, iconOnly), "relative", className)}
      disabled={disabled}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      aria-keyshortcuts={hint && hint.length === 1 ? hint.toLowerCase() : undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {icon}
      {children}
      {hint ? <Kbd bare={kind === "primary" || kind === "danger"}>{hint}</Kbd> : null}
      {busy ? (
        <span
          aria-hidden="true"
          className="absolute inset-x-2 bottom-[3px] h-[2px] animate-pulse rounded-full bg-current"
        />
      ) : null}
    </button>
  );
}
