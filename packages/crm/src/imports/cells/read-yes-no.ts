import { fold } from "../../records/fold";

const yes = new Set(["true", "yes", "y", "t", "1", "si", "s", "on", "x", "verdadero", "v", "oui", "ja", "sim"]);
const no = new Set(["false", "no", "n", "f", "0", "off", "falso", "non", "nein", "nao"]);

/** Reads a yes or no in any of the ways systems write it. Undefined for anything else. */
export function readYesNo(text: string): boolean | undefined {
  const word = /^[✓✔☑]$/u.test(text.trim()) ? "x" : fold(text);
  return yes.has(word) ? true : no.has(word) ? false : undefined;
}
