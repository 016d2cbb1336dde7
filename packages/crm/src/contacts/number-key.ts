/** A number as it is dialled from outside: no extension, and no trunk zero in brackets. */
export const withoutExtension = (value: string): string =>
  value
    .normalize("NFKC")
    .replace(/(?:ext(?:ension|ensión)?|extn|anexo|int|x|#)[.:\s]*\d+\s*$/iu, "")
    .replace(/\(0\)/g, "");

/**
 * One key for every spelling of a number: its digits without extension, international prefix and trunk zeros. `crm.number_key` says
 * the same in the database. Whether a national number is that of another country's spelling is asked where a no is looked for.
 */
export function numberKey(value: string): string {
  const digits = (text: string) => text.replace(/[^0-9]+/g, "");
  return digits(withoutExtension(value)).replace(/^0+/, "") || digits(value);
}
