import type { Page } from "@playwright/test";

export interface Answer {
  procedure: string;
  data: unknown;
}

/** Keeps everything the server answers to this page, for looking at what reached the browser rather than at what is drawn. */
export function keepAnswers(page: Page): Answer[] {
  const answers: Answer[] = [];
  page.on("response", async (response) => {
    const { pathname } = new URL(response.url());
    if (!pathname.startsWith("/trpc/") || !response.ok()) return;
    const procedures = pathname.slice("/trpc/".length).split(",");
    const body: unknown = await response.json().catch(() => undefined);
    const results = Array.isArray(body) ? body : [body];
    for (const [index, procedure] of procedures.entries())
      answers.push({ procedure, data: results[index]?.result?.data });
  });
  return answers;
}

/** Every object inside, with itself. */
export function* objectsIn(value: unknown): Generator<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) yield value as Record<string, unknown>;
  for (const child of Object.values(value)) yield* objectsIn(child);
}
