import {
  type KnownPeople,
  messyPeople,
  readKnownPeople,
  sampleFolder,
  scoreDuplicates,
  scorePairs,
} from "@arraigo/crm/testing";
import type { Bench } from "../lib/bench";
import { withDatabase } from "../lib/database";
import { type Found, findInProduct } from "../lib/found-pairs";
import { caller } from "../lib/import-calls";
import { makeAdministrator, repository, signIn, startProduct } from "../lib/product";

const files = ["febrl-persons-2.csv", "febrl-persons-3.csv"];
const ways = [
  { fields: "with_birth_date", f1Min: 0.93 },
  { fields: "name_and_address", f1Min: 0.85 },
] as const;
const trapPrecisionMin = 0.9;
const comparedSecondsMax = 5;
const searchedSecondsMax = 10;
/** Above this score the review queue calls a pair certain. */
const probableScoreMax = 0.955;

interface Known {
  name: string;
  people: KnownPeople;
  f1Min: number;
  precisionMin?: number;
}

/**
 * Precision, recall and F1 of duplicate detection where the truth is known: the people go in through the product's import over HTTP,
 * its own background search compares them, and what stands in the queue that people review is held against the truth.
 */
export async function measure({ log, report }: Bench): Promise<void> {
  const known: Known[] = [];
  for (const file of files)
    for (const { fields, f1Min } of ways) {
      const people = readKnownPeople(file, { birthDate: fields === "with_birth_date" });
      if (people) known.push({ name: `${file.replace(/\.csv$/, "").replaceAll("-", "_")}_${fields}`, people, f1Min });
      else log(`SKIPPED: ${file} is not in ${sampleFolder} (set ARRAIGO_SAMPLE_DATA)`);
    }
  const trapped: Known = {
    name: "families_and_front_desks",
    people: messyPeople(5_000, 7),
    f1Min: 0.93,
    precisionMin: trapPrecisionMin,
  };
  await withDatabase(async ({ url: databaseUrl, owner }) => {
    const all = [...known, trapped];
    const administrators: { email: string; password: string }[] = [];
    for (const { name } of [...all, { name: "many" }])
      administrators.push(await makeAdministrator(databaseUrl, name, `${name}@example.com`));
    const product = await startProduct(repository, { DATABASE_URL: databaseUrl });
    const findFor = async (at: number, { people }: KnownPeople): Promise<Found> => {
      const administrator = administrators[at] ?? { email: "", password: "" };
      const { rows } = await owner.query<{ id: string }>(
        "select organisation_id as id from directory.people where email = $1",
        [administrator.email],
      );
      const call = caller(product.url, await signIn(product.url, administrator));
      return findInProduct({ call, owner, organisation: rows[0]?.id ?? "" }, people);
    };
    try {
      for (const [at, { name, people, f1Min, precisionMin }] of all.entries()) {
        const found = await findFor(at, people);
        const score = scorePairs(people, found.pairs);
        const bound = precisionMin === undefined ? {} : { target: precisionMin };
        report({ name: `${name}_precision`, value: score.precision, unit: "share", ...bound });
        report({ name: `${name}_recall`, value: score.recall, unit: "share" });
        report({ name: `${name}_f1`, value: score.f1, unit: "share", target: f1Min });
        const merged = found.made - found.records;
        report({ name: `${name}_merged_by_itself`, value: merged, unit: "records", target: 0, better: "lower" });
        const wrong = score.wrong.filter((pair) => pair.score > probableScoreMax).length;
        if (people === trapped.people)
          report({ name: `${name}_certain_and_wrong`, value: wrong, unit: "pairs", target: 0, better: "lower" });
      }
      const many = messyPeople(10_000, 11);
      // As it comes: through the queue, batch by batch, beside everything else the background does after an import.
      const { seconds: searched } = await findFor(all.length, many);
      report({ name: "searched_10000", value: searched, unit: "s", target: searchedSecondsMax, better: "lower" });
      const began = performance.now();
      scoreDuplicates(many);
      const seconds = (performance.now() - began) / 1_000;
      report({ name: "compared_10000", value: seconds, unit: "s", target: comparedSecondsMax, better: "lower" });
    } finally {
      await product.stop();
    }
  });
}
