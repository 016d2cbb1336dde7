import { type SQL, sql } from "drizzle-orm";
import { currenciesInThousands, undividedCurrencies } from "./currency-digits";

const among = (column: string, codes: string) => `${column} in ('${codes.split(" ").join("', '")}')`;

/**
 * An amount in whole units of its currency, from the smallest: 120000 of USD are 1200, of JPY 120000. For a generated column, so that
 * an index can hold it; the columns' names are the database's.
 */
export const wholeUnits = (amount: string, currency: string): SQL =>
  sql.raw(
    `${amount} / case when ${among(currency, undividedCurrencies)} then 1.0::float8 when ${among(currency, currenciesInThousands)} then 1000.0::float8 else 100.0::float8 end`,
  );
