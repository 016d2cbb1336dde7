import type { Ctx } from "@arraigo/platform";
import type { FiguresInput, Question } from "../insights-contract";
import type { Answer } from "./figure";
import { tabFigures } from "./tab-figures";
import { tabOf } from "./tab-measures";

/** As many questions at once as leave the database to others. */
const sideBySide = 3;

/** The number a question is known by, under the same protection as its page. */
export async function readFigure(ctx: Ctx, question: Question): Promise<Answer> {
  const tab = tabOf(question);
  return tab ? tabFigures[tab](ctx, question) : { none: true };
}

/** The same for many questions, in their order; a question asked twice is worked out once. */
export async function readFigures(ctx: Ctx, { questions }: FiguresInput): Promise<Answer[]> {
  const keys = questions.map((question) => JSON.stringify(Object.entries(question).toSorted(byName)));
  const waiting = [...new Map(keys.map((key, at) => [key, questions[at] as Question]))];
  const known = new Map<string, Answer>();
  await Promise.all(
    Array.from({ length: sideBySide }, async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) known.set(next[0], await readFigure(ctx, next[1]));
    }),
  );
  return keys.map((key) => known.get(key) ?? { none: true });
}

const byName = ([one]: [string, unknown], [other]: [string, unknown]) => (one < other ? -1 : 1);
