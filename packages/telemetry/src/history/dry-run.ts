import { createHash } from "node:crypto";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { addDays, type LocalDate, localDateAt } from "@arraigo/platform/calendar";
import { organisationToday, organisationZone } from "../analytics/organisation-day";
import { triedNames } from "../catalogue/names-beyond";
import type { HistoryMapping } from "../history-contract";
import { policyOf } from "../retention/policy";
import { IdSet } from "./id-set";
import type { DryRun } from "./progress";
import { readBatches } from "./read-batches";
import { refusedBeyond } from "./refused-beyond";
import type { ReadRow } from "./row-reader";
import { shownCells } from "./shown-cells";
import type { Upload } from "./upload-state";

const rowsAtOnce = 4_000;
const refusedShown = 20;
const examplesShown = 5;
const namesShown = 50;
/** So many different names are told apart; of more, only how often they were unknown is still counted. */
const namesMax = 100_000;

const knownSql = `select m.message_id as id from telemetry.message_ids m where m.organisation_id = $1::uuid and m.message_id = any($2::text[])`;
const peopleSql = `select w.ref from telemetry.people_by_ref($1::text[]) w where w.person_id is not null`;

/** Tells one mapping from another: what a dry run found is about one of them. */
export const mappingKeyOf = (mapping: HistoryMapping): string =>
  createHash("sha256")
    .update(
      JSON.stringify([
        mapping.columns.map(({ role, kind }) => [role, kind]),
        mapping.eventName,
        mapping.timeFormat,
        mapping.timeZone,
      ]),
    )
    .digest("hex")
    .slice(0, 24);

const most = (counts: ReadonlyMap<string, number>) =>
  [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, namesShown);

/** What an upload would do, added up batch by batch. */
class Findings {
  private readonly ids: IdSet;
  private readonly unknown = new Map<string, number>();
  private readonly events = new Map<string, number>();

  constructor(
    readonly found: DryRun,
    rows: number,
    private readonly limits: { zone: string; rawFrom: LocalDate; peopleFrom: LocalDate },
  ) {
    this.ids = new IdSet(rows);
  }

  add(
    rows: readonly ReadRow[],
    { known, people, beyond }: Record<"known" | "people" | "beyond", ReadonlySet<string>>,
  ): void {
    const { found } = this;
    for (const row of rows) {
      const each = refusedBeyond(beyond, row);
      if ("reason" in each) {
        found.counts.refused += 1;
        found.reasons[each.reason] = (found.reasons[each.reason] ?? 0) + 1;
        if (found.refused.length < refusedShown) found.refused.push({ ...each, cells: shownCells(each.cells) });
      } else if (!this.ids.add(each.row.m)) found.counts.repeated += 1;
      else if (known.has(each.row.m)) found.counts.known += 1;
      else this.fresh(each, people);
    }
    found.rowsDone += rows.length;
  }

  private fresh({ line, row }: Extract<ReadRow, { row: unknown }>, people: ReadonlySet<string>): void {
    const { found } = this;
    const { r = "", n, o, x } = row;
    found.counts.fresh += 1;
    const day = localDateAt(new Date(o), this.limits.zone);
    if (found.firstDay === null || day < found.firstDay) found.firstDay = day;
    if (found.lastDay === null || day > found.lastDay) found.lastDay = day;
    if (day < this.limits.rawFrom) found.counts.pastRaw += 1;
    if (day < this.limits.peopleFrom) found.counts.pastPeople += 1;
    count(this.events, n);
    if (!people.has(r)) {
      found.counts.unknown += 1;
      count(this.unknown, r);
    }
    if (found.examples.length < examplesShown)
      found.examples.push({ line, userRef: r, name: n, at: o, properties: x ?? {} });
  }

  sum(): void {
    this.found.counts.unknownNames = this.unknown.size;
    this.found.unknown = most(this.unknown).map(([userRef, times]) => ({ userRef, count: times }));
    this.found.events = most(this.events).map(([name, times]) => ({ name, count: times }));
  }
}

function count(into: Map<string, number>, key: string): void {
  const before = into.get(key);
  if (before !== undefined || into.size < namesMax) into.set(key, (before ?? 0) + 1);
}

/**
 * Reads every row of an upload's file as running it would, and stores nothing. Says how far it is after every batch; `tell` answers
 * false to stop.
 */
export async function dryRun(
  ctx: Ctx,
  upload: Upload,
  mapping: HistoryMapping,
  tell: (found: DryRun) => Promise<boolean>,
): Promise<DryRun> {
  const [zone, today, policy] = [
    await organisationZone(ctx),
    await organisationToday(ctx),
    await inTransaction(ctx, policyOf),
  ];
  const limits = { zone, rawFrom: addDays(today, -policy.rawDays), peopleFrom: addDays(today, -policy.personDays) };
  const findings = new Findings(startOf(mapping), upload.facts?.rows ?? 0, limits);
  const { found } = findings;
  const beyondOf = triedNames();
  for await (const rows of readBatches(ctx, upload, mapping, { rowsDone: 0, rowsAtOnce })) {
    const events = rows.flatMap((each) => ("row" in each ? [each.row] : []));
    const gathered = await inTransaction(ctx, async (tx) => {
      const ids = await tx.runSql(knownSql, [tx.organisationId, events.map(({ m }) => m)]);
      const named = await tx.runSql(peopleSql, [[...new Set(events.flatMap(({ r }) => (r ? [r] : [])))]]);
      return {
        known: new Set((ids.rows as { id: string }[]).map(({ id }) => id)),
        people: new Set((named.rows as { ref: string }[]).map(({ ref }) => ref)),
        beyond: await beyondOf(
          tx,
          events.map(({ n }) => n),
        ),
      };
    });
    findings.add(rows, gathered);
    if (!(await tell(found))) return found;
  }
  findings.sum();
  found.finishedAt = ctx.clock.now().toISOString();
  return found;
}

const startOf = (mapping: HistoryMapping): DryRun => ({
  mappingKey: mappingKeyOf(mapping),
  rowsDone: 0,
  finishedAt: null,
  counts: { fresh: 0, known: 0, repeated: 0, refused: 0, unknown: 0, unknownNames: 0, pastRaw: 0, pastPeople: 0 },
  firstDay: null,
  lastDay: null,
  unknown: [],
  refused: [],
  reasons: {},
  examples: [],
  events: [],
});
