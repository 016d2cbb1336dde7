/** What separates whole units from parts in a language: "." in English, "," in Spanish. */
export function decimalMark(locale: string): "." | "," {
  const part = new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === "decimal")?.value;
  return part === "," ? "," : ".";
}

/**
 * Reads an amount as people write it: "1.234,50", "1,234.50", "1 234,5", "$ 1200". Undefined where it is none. With both marks the
 * last one is the decimal one; a single mark before exactly three digits groups, unless it is the reader's own decimal mark.
 */
export function readAmount(written: string, mark: "." | ","): number | undefined {
  const text = written.replace(/[\s\u00a0\u202f’']/gu, "").replace(/^[^\d,.-]+|[^\d,.]+$/gu, "");
  if (!/^-?[\d.,]*\d[\d.,]*$/u.test(text)) return undefined;
  const decimalAt = decimalPlace(text, mark);
  const grouped = decimalAt === -1 ? text : text.slice(0, decimalAt);
  if (!/^-?(?:\d*|\d{1,3}(?:([.,])\d{2,3})(?:\1\d{2,3})*)$/u.test(grouped)) return undefined;
  const whole = grouped.replace(/[.,]/gu, "");
  const part = decimalAt === -1 ? "" : text.slice(decimalAt + 1);
  if (/[.,]/u.test(part)) return undefined;
  const amount = Number(`${whole === "" || whole === "-" ? `${whole}0` : whole}${part ? `.${part}` : ""}`);
  return Number.isFinite(amount) ? amount : undefined;
}

function decimalPlace(text: string, mark: "." | ","): number {
  const [dot, comma] = [text.lastIndexOf("."), text.lastIndexOf(",")];
  if (dot !== -1 && comma !== -1) return Math.max(dot, comma);
  const at = Math.max(dot, comma);
  if (at === -1) return -1;
  const single = text.indexOf(text.charAt(at)) === at;
  if (!single) return -1;
  const groups = text.length - at - 1 === 3 && text.charAt(at) !== mark;
  return groups ? -1 : at;
}
