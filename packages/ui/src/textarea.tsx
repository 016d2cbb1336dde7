import type { Ref, TextareaHTMLAttributes } from "react";
import { controlLook } from "./control-look";
import { cx } from "./cx";
import { useFieldWiring } from "./field";

interface TextareaProps extends TextareaHTMLAttributes<HTMLTextAreaElement> {
  ref?: Ref<HTMLTextAreaElement>;
}

/** Several lines; grows with what is written where the browser can. */
export function Textarea({ className, rows = 3, ...rest }: TextareaProps) {
  const wiring = useFieldWiring(rest);
  return (
    <textarea
      {...rest}
      {...wiring}
      rows={rows}
      className={cx(controlLook, "field-sizing-content max-h-80 min-h-16 px-2.5 py-1.5", className)}
    />
  );
}
