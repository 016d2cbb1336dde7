import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { answerOf, requestFor } from "./testing/call";
import { faultsOf, refusalIn } from "./testing/faults";
import { arbitraryOf } from "./testing/generate-input";
import { breakOnce, hostileInput } from "./testing/hostile";
import { leavesOf } from "./testing/ids";
import { openSurface, type Surface } from "./testing/open-surface";
import { type Procedure, procedures } from "./testing/procedures";
import { replay, seedFor } from "./testing/seed";

const [valid, broken, hostile] = [4, 26, 6];

let surface: Surface;
beforeAll(async () => {
  surface = await openSurface();
});
afterAll(() => surface.close());

function inputsFor({ path, input }: Procedure): unknown[] {
  if (!input) return [undefined, "what it never asked for"];
  const good = arbitraryOf(input, leavesOf(path, [{ ids: surface.ids, any: false }]));
  const sample = (each: fc.Arbitrary<unknown>, numRuns: number, name: string) =>
    fc.sample(each, { numRuns, seed: seedFor(`${path} ${name}`) });
  return [
    ...sample(good, valid, "valid"),
    ...sample(breakOnce(good), broken, "broken"),
    ...sample(hostileInput(good), hostile, "hostile"),
  ];
}

const shown = (input: unknown) => (JSON.stringify(input) ?? "nothing").slice(0, 600);

/** Refusals already compared, by procedure and noun: the same sentence once more would show nothing new. */
const compared = new Set<string>();

/** The same refusal to a Spanish reader: another sentence, or the first was never translated. */
async function untranslated(procedure: Procedure, input: unknown, text: string): Promise<string[]> {
  const english = refusalIn(text);
  if (!english || compared.has(`${procedure.path} ${english.error}`)) return [];
  compared.add(`${procedure.path} ${english.error}`);
  const answer = await answerOf(await surface.send(requestFor(procedure, input), "es"));
  const spanish = refusalIn(answer.text);
  const faults = faultsOf(answer.status, answer.text);
  return spanish && spanish.message === english.message
    ? [...faults, `says the same in both languages: ${spanish.message}`]
    : faults;
}

test.each(procedures.map((procedure) => [procedure.path, procedure] as const))(
  "%s answers whatever it is sent with a result or a clean refusal, and what it refuses leaves nothing behind",
  async (_path, procedure) => {
    const found: string[] = [];
    for (const input of inputsFor(procedure)) {
      await surface.ready();
      const { status, text } = await answerOf(await surface.send(requestFor(procedure, input)));
      const faults = faultsOf(status, text);
      const left = status >= 400 || procedure.type === "query" ? await surface.writes.taken() : [];
      if (status >= 400 && left.length > 0) faults.push(`left ${left.join(", ")} behind`);
      if (status >= 400) faults.push(...(await untranslated(procedure, input, text)));
      if (faults.length > 0)
        found.push(
          `${faults.join("; ")}\n  sent ${shown(input)}\n  answered ${text.slice(0, 400)}\n  ${JSON.stringify(surface.logged).slice(0, 600)}\n  ${replay}`,
        );
    }
    if (found.length > 0) expect.fail(found.slice(0, 5).join("\n"));
  },
);
