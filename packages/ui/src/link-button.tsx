import type { AnchorHTMLAttributes, ReactNode } from "react";
import { type ButtonKind, type ButtonSize, buttonLook } from "./button-look";
import { cx } from "./cx";
import { Kbd } from "./kbd";

interface LinkButtonProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  kind?: ButtonKind;
  size?: ButtonSize;
  icon?: ReactNode;
  hint?: string;
}

/** The class list of a button, for router links: `<Link className={linkButtonLook()}>`. */
export function linkButtonLook(kind: ButtonKind = "default", size: ButtonSize = "medium"): string {
  return buttonLook(kind, size);
}

/** A place to go that looks like a button: a plain anchor, so it can be opened in a new tab. */
export function LinkButton({
  kind = "default",
  size = "medium",
  icon,
  hint,
  className,
  children,
  ...rest
}: LinkButtonProps) {
  return (
    <a {...rest} className={cx(buttonLook(kind, size), className)}>
      {icon}
      {children}
      {hint ? <Kbd bare={kind === "primary"}>{hint}</Kbd> : null}
    </a>
  );
}
