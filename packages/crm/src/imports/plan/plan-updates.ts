import type { Ctx, Tx } from "@arraigo/platform";
import { isStaged } from "../../record-types";
import type { FieldChange } from "../../timeline/tables";
import { markKeyOf } from "../mapping/mark-targets";
import type { ImportRow, Marking } from "../rows/import-row";
import { settleMoney } from "../rows/row-money";
import { takeTurns } from "../take-turns";
import { changesOfRow, type RowChanges } from "./changes-of-row";
import { furtherAddresses, type Known } from "./former-keys";
import { type Identity, identityKey } from "./identity";
import type { ImportRun } from "./import-run";
import { type PlannedUpdate, withChanges } from "./planned-update";
import { type Landing, settleLanding } from "./settle-landing";
import { settleMoves } from "./settle-moves";

/** A row, and the record it is about. */
export interface Met extends Known {
  row: ImportRow;
  identity: Identity | undefined;
}

/** Short: the database waits for the next statement of the batch before meanwhile. */
const turnMs = 4;
const nowhere: Landing = { ownerId: undefined, stage: undefined, missing: [] };
const small = (value: unknown) => (typeof value === "string" ? value.toLowerCase() : "");
const pair = (id: string, email: string) => `${id} ${email}`;

/** The record's own key of the kind the row was recognised by: a row under that one knows better. */
function ownKey({ record, identity }: Met): string | undefined {
  if (!identity) return undefined;
  const own = { email: record.emailKey, externalId: record.externalId, name: record.nameKey } as Record<
    string,
    unknown
  >;
  const value = own[identity.by];
  return typeof value === "string" && value !== "" ? identityKey({ by: identity.by, value }) : undefined;
}

/** What is written down about an address, as a dry run says it. */
const markingChange = ({ kind, mark, value, on }: Marking): FieldChange => ({
  field: markKeyOf(kind, mark),
  from: on ? null : value,
  to: on ? value : null,
});

function add(update: PlannedUpdate, row: ImportRow, later: RowChanges): void {
  const { changed } = update;
  update.changed = {
    values: { ...changed.values, ...later.values },
    custom: { ...changed.custom, ...later.custom },
    details: later.details ?? changed.details,
    changes: [...changed.changes, ...later.changes],
  };
  update.row.points.push(...row.points);
  update.row.marking.push(...row.marking);
  update.row.notices.push(...row.notices);
}

/**
 * Decides what rows change of the records they are about. A record is written once, whatever several keys of a file lead to it: the
 * row under its own key counts, and rows under keys of what was merged into it, or under further addresses, fill what is blank.
 */
export async function planUpdates(
  ctx: Ctx,
  tx: Tx,
  run: ImportRun,
  met: readonly Met[],
  comesUp: (key: string) => boolean,
): Promise<{ updates: PlannedUpdate[]; updated: number; unchanged: number }> {
  const { type } = run;
  const planned = new Map<string, PlannedUpdate>();
  const plan = { updated: 0, unchanged: 0 };
  const strange = met.flatMap(({ row, record }) => {
    const email = small(row.values.email);
    return email !== "" && email !== record.emailKey ? [email] : [];
  });
  const addresses = await furtherAddresses(ctx, tx, type, [...new Set(strange)]);
  const further = new Set(addresses.map(({ id, key }) => pair(id, key)));
  const writing = new Set<PlannedUpdate>();
  const turn = takeTurns(turnMs);
  const ownFirst = [...met.filter(({ record, as }) => as === record), ...met.filter(({ record, as }) => as !== record)];
  for (const each of ownFirst) {
    await turn();
    const { row, record, as } = each;
    const earlier = planned.get(record.id);
    const base = earlier ? withChanges(record, earlier.changed) : record;
    settleMoney(type, row, run.currency, base);
    const former = as !== record;
    const own = former ? ownKey(each) : undefined;
    const fills = earlier !== undefined || (own !== undefined && comesUp(own));
    const landing = fills ? nowhere : settleLanding(ctx, run, row, record);
    const moves = isStaged(type) && landing.stage !== undefined && landing.stage.id !== record.stageId;
    const email = small(row.values.email);
    // What was merged into it was written to there, whether or not the address was kept.
    const addressed = further.has(pair(record.id, email)) || (former && email !== "" && email === as.emailKey);
    const changed = changesOfRow(type, base, row, { ...(former ? { former: as } : {}), fills, moves, addressed });
    changed.changes.push(...row.marking.map(markingChange));
    const update = earlier ?? { row, record, changed, landing };
    planned.set(record.id, update);
    if (changed.changes.length === 0 && !moves && landing.ownerId === undefined) {
      plan.unchanged++;
      continue;
    }
    plan.updated++;
    if (earlier) add(earlier, row, changed);
    writing.add(update);
  }
  const stopped = await settleMoves(ctx, tx, run, writing);
  return { updated: plan.updated - stopped, unchanged: plan.unchanged + stopped, updates: [...writing] };
}
