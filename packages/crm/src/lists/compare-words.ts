import { type Column, or, type SQL, sql } from "drizzle-orm";
import type { ListOp } from "../lists-contract";

/** Letters that `crm.folded` makes another one of, or that another one may become. */
const turning = /[aeiouncyszl\u00df-\u0177\u017e\u0161\u010d\u0107\u0142]/iu;

/**
 * Whether a text is one of the values, or contains the first: without regard to case and accents, as people mean them and as search
 * finds them. Both sides are folded by one function (`crm.folded`); before that costs anything, a pattern that leaves every letter
 * that may have an accent open has passed over what cannot match.
 */
export function compareWords(operand: Column | SQL, op: ListOp, values: readonly string[]): SQL {
  if (op === "contains") {
    const [value = ""] = values;
    return sql`(${operand} ilike ${`%${open(value)}%`} and crm.folded(${operand}) like crm.folded(${`%${literal(value)}%`}))`;
  }
  const same = values.map(
    (value) =>
      sql`(${operand} ilike ${open(value)} and crm.folded(${operand}) = crm.folded(${value.normalize("NFC")}))`,
  );
  return or(...same) ?? sql`false`;
}

const letters = (value: string) => [...value.normalize("NFC")];
const escaped = (letter: string) => letter.replace(/[\\%_]/, "\\$&");
const literal = (value: string) => letters(value).map(escaped).join("");
const open = (value: string) =>
  letters(value)
    .map((letter) => (turning.test(letter) ? "_" : escaped(letter)))
    .join("");
