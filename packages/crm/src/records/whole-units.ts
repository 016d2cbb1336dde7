import { type SQL, sql } from "drizzle-orm";

/** Currencies whose smallest unit is not a hundredth, by ISO 4217 as the runtime that settles amounts knows it. */
const undivided =
  "AFN ALL BIF CLP COP DJF GNF HUF IDR IQD IRR ISK JPY KMF KPW KRW LAK LBP MGA MMK PKR PYG RWF SLL SOS SYP UGX VND VUV XAF XOF XPF YER";
const inThousands = "BHD JOD KWD LYD OMR TND";

const among = (column: string, codes: string) => `${column} in ('${codes.split(" ").join("', '")}')`;

/**
 * An amount in whole units of its currency, from the smallest: 120000 of USD are 1200, of JPY 120000. For a generated column, so that
 * an index can hold it; the columns' names are the database's.
 */
export const wholeUnits = (amount: string, currency: string): SQL =>
  sql.raw(
    `${amount} / case when ${among(currency, undivided)} then 1.0::float8 when ${among(currency, inThousands)} then 1000.0::float8 else 100.0::float8 end`,
  );
