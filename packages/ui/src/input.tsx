import type { InputHTMLAttributes, Ref } from "react";
import { controlLook } from "./control-look";
import { cx } from "./cx";
import { useFieldWiring } from "./field";

interface InputProps extends InputHTMLAttributes<HTMLInputElement> {
  ref?: Ref<HTMLInputElement>;
}

/** One line of text, a number, a date. Inside a `Field` it is labelled and described by itself. */
export function Input({ className, ...rest }: InputProps) {
  const wiring = useFieldWiring(rest);
  return <input {...rest} {...wiring} className={cx(controlLook, "h-control px-2.5 read-only:bg-sunken", className)} />;
}
