import { messyPeople, readKnownPeople, sampleFolder, scoreDuplicates } from "@arraigo/crm/testing";
import type { Bench } from "../lib/bench";

const files = ["febrl-persons-2.csv", "febrl-persons-3.csv"];
const scanRows = 10_000;
const scanSecondsMax = 5;
const trapPrecisionMin = 0.9;

/** Precision, recall and F1 of duplicate detection where the truth is known, and the seconds a scan takes. */
export async function measure({ log, report }: Bench): Promise<void> {
  const say = (name: string, score: ReturnType<typeof scoreDuplicates>, f1Min: number, precisionMin?: number) => {
    const precisionBound = precisionMin === undefined ? {} : { target: precisionMin };
    report({ name: `${name}_precision`, value: score.precision, unit: "share", ...precisionBound });
    report({ name: `${name}_recall`, value: score.recall, unit: "share" });
    report({ name: `${name}_f1`, value: score.f1, unit: "share", target: f1Min });
  };
  for (const file of files)
    for (const { fields, f1Min } of [
      { fields: "with_birth_date", f1Min: 0.93 },
      { fields: "name_and_address", f1Min: 0.85 },
    ]) {
      const known = readKnownPeople(file, { birthDate: fields === "with_birth_date" });
      if (known) say(`${file.replace(/\.csv$/, "").replaceAll("-", "_")}_${fields}`, scoreDuplicates(known), f1Min);
      else log(`SKIPPED: ${file} is not in ${sampleFolder} (set ARRAIGO_SAMPLE_DATA)`);
    }
  const trapped = scoreDuplicates(messyPeople(5_000, 7));
  say("families_and_front_desks", trapped, 0.93, trapPrecisionMin);
  const certainAndWrong = trapped.wrong.filter((pair) => pair.judgement.level === "certain").length;
  report({
    name: "families_and_front_desks_certain_and_wrong",
    value: certainAndWrong,
    unit: "pairs",
    target: 0,
    better: "lower",
  });

  const many = messyPeople(scanRows, 11);
  const began = performance.now();
  scoreDuplicates(many);
  const seconds = (performance.now() - began) / 1_000;
  report({ name: "scan_10000", value: seconds, unit: "s", target: scanSecondsMax, better: "lower" });
}
