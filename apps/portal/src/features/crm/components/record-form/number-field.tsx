import { Input } from "@arraigo/ui/input";
import { decimalMark, readAmount } from "@arraigo/ui/plain/read-amount";
import { useState } from "react";
import { useLocale } from "use-intl";

interface NumberFieldProps {
  value: number | null;
  /** `undefined`: what is written is no number. */
  onChange: (value: number | null | undefined) => void;
  whole: boolean;
  autoFocus?: boolean | undefined;
  "aria-label"?: string | undefined;
}

/** A number written as people write it, with the marks of their language. */
export function NumberField(props: NumberFieldProps) {
  const locale = useLocale();
  const [text, setText] = useState(() =>
    props.value === null
      ? ""
      : new Intl.NumberFormat(locale, { useGrouping: false, maximumFractionDigits: 6 }).format(props.value),
  );
  return (
    <Input
      type="text"
      inputMode={props.whole ? "numeric" : "decimal"}
      autoComplete="off"
      maxLength={20}
      autoFocus={props.autoFocus}
      aria-label={props["aria-label"]}
      className="figures"
      value={text}
      onChange={(event) => {
        const written = event.currentTarget.value;
        setText(written);
        const read = written.trim() === "" ? null : readAmount(written, decimalMark(locale));
        props.onChange(props.whole && typeof read === "number" && !Number.isInteger(read) ? undefined : read);
      }}
    />
  );
}
