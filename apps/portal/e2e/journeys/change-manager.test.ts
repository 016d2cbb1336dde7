import type { Page } from "@playwright/test";
import { type Answer, keepAnswers, objectsIn } from "../harness/answers";
import { collectProblems, expect, personIn, signIn, test } from "../harness/test";

const minimum = 5;
const figureNames = ["numerator", "denominator", "share", "people", "adopted", "met", "reached"];

interface Shown {
  numerator: number;
  denominator: number;
}
interface HeatMap {
  columns: { behaviourId: string; total: Partial<Shown> }[];
  rows: {
    key: string;
    name: string;
    adoption: Partial<Shown> & { suppressed?: string };
    cells: (Partial<Shown> & { behaviourId: string; suppressed?: string; notAsked?: true })[];
  }[];
}

test("a change manager signs in and sees the adoption rate with its interval, the curve and the heat map", async ({
  page,
  product,
}) => {
  const problems: string[] = [];
  collectProblems(page, problems);
  await signIn(page, personIn(product, "change manager"));
  await openRollout(page);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/\d+\s%/u);

  const rate = page.locator("dl > div", { hasText: "Adoption rate" });
  await expect(rate).toContainText(/\d+\s%/u);
  await expect(rate, "its 95 % interval").toContainText(/\d+–\d+/u);
  await expect(rate, "what it is made of").toContainText(/\d+ of \d+ people/u);

  const curve = page.getByRole("region", { name: "Adoption curve" }).first();
  await expect(curve.getByText(/\d+\s% today/u)).toBeVisible();
  await curve.getByText("Table", { exact: true }).click();
  await expect(curve.getByRole("table").getByRole("row").nth(15)).toBeVisible();

  const heat = page.getByRole("region", { name: /where people stand/iu }).first();
  await expect(heat.getByRole("rowheader", { name: /Sales · Bogotá/u })).toBeVisible();
  expect(
    await heat
      .getByRole("link")
      .or(heat.getByRole("button", { name: /open the weeks/iu }))
      .count(),
  ).toBeGreaterThan(5);
  expect(problems).toEqual([]);
});

test("clicking a number shows what it is made of", async ({ as }) => {
  const page = await as("change manager");
  await openRollout(page);
  const made = /(\d+) of (\d+) people/u.exec(await page.locator("dl > div", { hasText: "Adoption rate" }).innerText());
  await page.getByRole("button", { name: /Adoption rate: what it is made of/u }).click();
  const sheet = page.getByRole("dialog");
  await expect(sheet.getByText("By state")).toBeVisible();
  await expect(sheet.getByText("By unit")).toBeVisible();
  await expect(sheet.getByRole("list", { name: "By state" }), "the same people").toContainText(
    made?.[1] ?? "no figure",
  );
  expect(new URL(page.url()).searchParams.get("drill"), "a link to it can be sent").toBe("adoption");
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();

  const cell = page
    .getByRole("region", { name: /where people stand/iu })
    .first()
    .getByLabel(/Sales · Bogotá.*Open the weeks/u)
    .first();
  const numbers = /(\d+) of (\d+) people/u.exec(
    (await cell.getAttribute("aria-label")) ?? (await cell.textContent()) ?? "",
  );
  await cell.click();
  await expect(page.getByRole("dialog")).toContainText("Sales · Bogotá");
  await expect(page.getByRole("dialog"), "the weeks behind it").toContainText(/\d+ \/ \d+/u);
  expect(Number(numbers?.[2])).toBeGreaterThanOrEqual(minimum);
});

test("the group of four is hidden from the change manager and the leader, and cannot be worked out from all they are sent", async ({
  as,
}) => {
  const manager = await as("change manager");
  const answers = keepAnswers(manager);
  await openRollout(manager);
  const heat = manager.getByRole("region", { name: /where people stand/iu }).first();
  const systems = heat.getByRole("row", { name: /Systems/u });
  await expect(systems).toContainText("< 5");
  await expect(systems.getByRole("link").or(systems.getByRole("button"))).toHaveCount(0);
  for (const by of ["Waves", "Roles", "Groups"]) await heat.getByText(by, { exact: true }).click();
  for (const figure of [/Adoption rate/u, /Utilisation/u, /Median time/u, /Proficiency/u]) {
    await manager.getByRole("button", { name: new RegExp(`${figure.source}.*what it is made of`, "u") }).click();
    await expect(manager.getByRole("dialog")).toBeVisible();
    await manager.waitForLoadState("networkidle");
    await manager.keyboard.press("Escape");
    await expect(manager.getByRole("dialog")).toBeHidden();
  }
  await manager.goto("/learn/progress");
  await manager.waitForLoadState("networkidle");
  // Asking past the screen, as somebody with a browser's tools can: the hidden cell and its neighbours, one by one.
  await askForEveryCell(manager, answers);

  const leader = await as("leader");
  const leaderAnswers = keepAnswers(leader);
  for (const path of ["/adoption/leadership", "/learn/progress", "/sponsor"]) {
    await leader.goto(path);
    await leader.waitForLoadState("networkidle");
  }

  const everything = [...answers, ...leaderAnswers];
  expect(everything.filter(({ procedure }) => procedure === "adoption.heatMap").length).toBeGreaterThanOrEqual(3);
  const maps = everything
    .filter(({ procedure }) => procedure === "adoption.heatMap")
    .map(({ data }) => data as HeatMap);
  const key = maps.flatMap(({ rows }) => rows).find(({ name }) => name === "Systems")?.key;
  expect(key).toBeDefined();
  expect(
    figuresOf(
      everything,
      (each) =>
        each["key"] === key || each["name"] === "Systems" || each["group"] === "Systems" || each["orgUnitId"] === key,
    ),
  ).toEqual([]);
  for (const map of maps) expectNothingWorkedOut(map);
});

async function openRollout(page: Page): Promise<void> {
  await page.goto("/adoption");
  await page.waitForURL(/\/adoption\/rollouts\//u);
  await expect(page.getByRole("region", { name: "Adoption curve" }).first()).toBeVisible();
}

/** Figures standing in an object about the hidden group, or below it. */
function figuresOf(answers: readonly Answer[], isAbout: (each: Record<string, unknown>) => boolean): string[] {
  return answers
    .filter(({ procedure }) => /^(?:adoption|training|sponsorship)\./u.test(procedure))
    .flatMap(({ procedure, data }) =>
      [...objectsIn(data)]
        .filter(isAbout)
        .flatMap((about) => [...objectsIn(about)])
        .flatMap((each) =>
          figureNames
            .filter((name) => typeof each[name] === "number")
            .map((name) => `${procedure}: ${name} ${each[name]}`),
        ),
    );
}

/** Totals less what is shown leave nobody, or too many to tell anybody apart; and so for every behaviour. */
function expectNothingWorkedOut({ columns, rows }: HeatMap): void {
  for (const { behaviourId, total } of columns) {
    const cells = rows.flatMap((row) => row.cells.filter((cell) => cell.behaviourId === behaviourId));
    for (const { denominator } of cells)
      if (denominator !== undefined) expect(denominator).toBeGreaterThanOrEqual(minimum);
    const hidden = cells.filter(({ suppressed }) => suppressed !== undefined);
    if (total.denominator === undefined) continue;
    const left = total.denominator - cells.reduce((sum, { denominator = 0 }) => sum + denominator, 0);
    expect(left === 0 || left >= minimum, `${left} people are left over in ${behaviourId}`).toBe(true);
    if (hidden.length === 1)
      expect(left, "one hidden group would be total less the others").toBeGreaterThanOrEqual(minimum);
  }
  const hiddenRows = rows.filter(({ adoption }) => adoption.suppressed !== undefined);
  expect(hiddenRows.length, "a group hidden alone is total less the others").not.toBe(1);
}

async function askForEveryCell(page: Page, answers: Answer[]): Promise<void> {
  const map = answers.findLast(({ procedure }) => procedure === "adoption.heatMap")?.data as HeatMap & {
    rows: { key: string }[];
  };
  const rolloutId = answers
    .map(({ data }) => (data as { rollout?: { rolloutId?: string } } | undefined)?.rollout?.rolloutId)
    .find((id) => id);
  const hidden = map.rows.filter(({ adoption }) => adoption.suppressed);
  for (const { key } of hidden)
    for (const { behaviourId } of map.columns) {
      const input = encodeURIComponent(JSON.stringify({ rolloutId, by: "unit", group: key, behaviourId }));
      const response = await page.request.get(`/trpc/adoption.drill.cell?input=${input}`);
      expect(response.status(), await response.text()).toBe(200);
      const data = (await response.json()).result.data;
      expect(data.periods, "the weeks of a hidden group").toEqual([]);
      answers.push({ procedure: "adoption.drill.cell", data: { ...data, key, behaviour: null } });
    }
}
