import { type KeyboardEvent, useState } from "react";
import { Input } from "./input";
import { decimalMark, readAmount } from "./read-amount";

interface MoneyFieldProps {
  /** In the smallest unit of the currency; null is "not known". */
  value: number | null;
  /** `undefined`: what is written is no amount. */
  onChange: (value: number | null | undefined) => void;
  currency: string;
  /** How many digits its smallest unit stands behind the mark: 2 for euros, 0 for yen. */
  digits: number;
  locale: string;
  name?: string | undefined;
  autoFocus?: boolean | undefined;
  "aria-label"?: string | undefined;
  onKeyDown?: ((event: KeyboardEvent) => void) | undefined;
}

/** An amount, written as people write it and kept in cents. On leaving it shows how it was understood. */
export function MoneyField(props: MoneyFieldProps) {
  const { digits } = props;
  const shown = (value: number | null) =>
    value === null
      ? ""
      : new Intl.NumberFormat(props.locale, {
          minimumFractionDigits: value % 10 ** digits === 0 ? 0 : digits,
          maximumFractionDigits: digits,
        }).format(value / 10 ** digits);
  const [text, setText] = useState(() => shown(props.value));

  function read(written: string): number | null | undefined {
    if (written.trim() === "") return null;
    const amount = readAmount(written, decimalMark(props.locale));
    return amount === undefined ? undefined : Math.round(amount * 10 ** digits);
  }
  return (
    <span className="relative block">
      <Input
        name={props.name}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        maxLength={24}
        autoFocus={props.autoFocus}
        aria-label={props["aria-label"]}
        className="pr-12 text-right figures"
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          props.onChange(read(event.currentTarget.value));
        }}
        onBlur={() => {
          const value = read(text);
          if (value !== undefined) setText(shown(value));
        }}
        onKeyDown={props.onKeyDown}
      />
      <span className="pointer-events-none absolute inset-y-0 right-2.5 flex items-center text-12 text-ink-3">
        {props.currency}
      </span>
    </span>
  );
}
