import { type Ctx, inTransaction, NotFound, type Tx } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import type { ReadDealBoard } from "../dashboards-contract";
import { dayFrom } from "../lists/day-conditions";
import type { ListCondition } from "../lists-contract";
import { opportunities } from "../opportunities/tables";
import { pipelinesOf } from "../pipeline/list-stages";
import { organisationTime } from "../settings/organisation-time";
import { settingsOf } from "../settings/read-settings";
import { type DealScope, type DealSums, moneyFigure, sumDeals, sumOpenDeals } from "./deals";
import { between, type Days, daysOf, is, type MoneyFigure } from "./figure";
import { type FunnelStep, readFunnel } from "./read-funnel";

const forecastMonths = 6;

export interface DealBoard extends Days {
  pipelines: { id: string; name: string }[];
  pipelineId: string;
  currency: string;
  /** Other currencies of open deals in reach, which are counted apart. */
  otherCurrencies: string[];
  open: MoneyFigure;
  won: MoneyFigure;
  lost: MoneyFigure;
  pastClose: MoneyFigure;
  noNextStep: MoneyFigure;
  stages: (MoneyFigure & { stageId: string; name: string; probability: number })[];
  funnel: FunnelStep[];
  /** Months from the running one on: what was won in them, and what is open and closes in them. */
  forecast: { month: string; won: MoneyFigure; open: MoneyFigure }[];
  undated: MoneyFigure;
}

/** A pipeline, its funnel and its forecast. Each number is counted by the filter of the list that opens behind it. */
export async function readDealBoard(ctx: Ctx, input: ReadDealBoard): Promise<DealBoard> {
  return inTransaction(ctx, async (tx) => {
    const pipelines = await pipelinesOf(ctx, tx, "opportunity");
    const pipeline = input.pipelineId ? pipelines.find((each) => each.id === input.pipelineId) : pipelines[0];
    if (!pipeline) throw new NotFound();
    const currency = input.currency ?? (await settingsOf(ctx, tx)).currency;
    const scope: DealScope = { owner: input.owner, pipeline, currency };
    const days = daysOf(ctx, input);
    const open = is("closed", false);
    const [pastClose, noNextStep] = [is("flag", "pastClose"), is("flag", "noNextStep")];
    const undated: ListCondition = { field: "closesOn", op: "isEmpty" };
    const ended = (kind: "won" | "lost") => ({
      field: "stageId",
      op: "anyOf" as const,
      value: pipeline.stages.filter((stage) => stage.kind === kind).map((stage) => stage.id),
    });
    const asked = [pastClose, noNextStep, undated];
    const { opened, otherCurrencies } = await sumOpenDeals(ctx, tx, scope, open, asked);
    const closed = await sumDeals(ctx, tx, scope, [between("closedAt", days)]);
    const endedFigure = (kind: "won" | "lost") => {
      const condition = ended(kind);
      const sums = closed(({ stageId }) => condition.value.includes(stageId));
      return moneyFigure(scope, sums, [condition, between("closedAt", days)]);
    };
    return {
      ...days,
      pipelines: pipelines.map(({ id, name }) => ({ id, name })),
      pipelineId: pipeline.id,
      currency,
      otherCurrencies,
      open: moneyFigure(
        scope,
        opened(() => true),
        [open],
      ),
      won: endedFigure("won"),
      lost: endedFigure("lost"),
      pastClose: moneyFigure(
        scope,
        opened(({ holds }) => holds[0] === true),
        [pastClose],
      ),
      noNextStep: moneyFigure(
        scope,
        opened(({ holds }) => holds[1] === true),
        [noNextStep],
      ),
      stages: pipeline.stages
        .filter((stage) => stage.kind === "open")
        .map(({ id, name, probability }) => ({
          stageId: id,
          name,
          probability,
          ...moneyFigure(
            scope,
            opened(({ stageId }) => stageId === id),
            [open, is("stageId", id)],
          ),
        })),
      funnel: await readFunnel(ctx, tx, scope, days),
      forecast: await forecast(ctx, tx, scope, ended("won"), opened),
      undated: moneyFigure(
        scope,
        opened(({ holds }) => holds[2] === true),
        [open, undated],
      ),
    };
  });
}

/** What was won and what is open, month by month of its closing, from the running month on. */
async function forecast(ctx: Ctx, tx: Tx, scope: DealScope, won: ListCondition, opened: DealSums) {
  const { today, timeZone } = await organisationTime(ctx, tx);
  const first = `${today.slice(0, 7)}-01`;
  const months = Array.from({ length: forecastMonths }, (_, index) => {
    const from = monthAfter(first, index);
    return { month: from.slice(0, 7), from, to: dayFrom(monthAfter(first, index + 1), -1) };
  });
  const all = { from: first, to: months.at(-1)?.to ?? first };
  const open = is("closed", false);
  const wonBy = await sumDeals(
    ctx,
    tx,
    scope,
    [won, between("closedAt", all)],
    sql`(${opportunities.closedAt} at time zone ${sql.param(timeZone)})::date`,
  );
  return months.map(({ month, ...days }) => ({
    month,
    won: moneyFigure(
      scope,
      wonBy(({ key }) => key?.startsWith(month) === true),
      [won, between("closedAt", days)],
    ),
    open: moneyFigure(
      scope,
      opened(({ key }) => key?.startsWith(month) === true),
      [open, between("closesOn", days)],
    ),
  }));
}

function monthAfter(day: string, months: number): string {
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}-01`;
}
