import { type Ctx, inTransaction, localDay, type Tx } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import { isStaged, type RecordType } from "../record-types";
import { recordById } from "../records/find-record";
import { organisationTime } from "../settings/organisation-time";
import { qualityRules } from "./quality-rules";
import { lastTouch, qualityOf, type RecordQuality } from "./record-quality";
import { recordScores } from "./score-tables";
import { recordQualities } from "./stored-tables";
import { isOther, type ScoreState, type ScoreTold, tellScores } from "./tell-scores";

/** More than one a day for as long as they are kept there cannot be. */
const statesMax = 400;

/** How one record's score came to be what it is: when it stepped, and why. Whoever may read the record may read this. */
export async function readScores(
  ctx: Ctx,
  input: { type: RecordType; id: string },
): Promise<ScoreTold & { labels: Record<string, string> }> {
  return inTransaction(ctx, async (tx) => {
    const record = await recordById(ctx, tx, `crm.${input.type}.read`, input.type, input.id);
    const rules = await qualityRules(ctx, tx, input.type);
    const at = await organisationTime(ctx, tx);
    const states = await statesOf(ctx, tx, input.type, record.id);
    if (!(isStaged(input.type) && record.closedAt != null)) {
      const [quality] = await qualityOf(ctx, tx, rules, [record]);
      const touchedOn = localDay(at.timeZone, lastTouch(input.type, record));
      addPresent(states, stateNow(quality as RecordQuality, touchedOn, at.today));
    }
    return { ...tellScores(states, at.today), labels: Object.fromEntries(rules.labels) };
  });
}

/** Those that ended, and last the one that was stored. */
async function statesOf(ctx: Ctx, tx: Tx, type: RecordType, id: string): Promise<ScoreState[]> {
  const of = sql`organisation_id = ${ctx.organisationId}::uuid and record_type = ${type} and record_id = ${id}::uuid`;
  const columns = sql`completeness, validity, uniqueness, ownership, touched_on::text as "touchedOn", missing, invalid`;
  const { rows } = await tx.planned.execute<Row>(sql`
    select * from (
      (select since::text as since, until::text as until, ${columns} from ${recordScores} where ${of} order by until desc limit ${statesMax})
      union all
      (select since::text, null, ${columns} from ${recordQualities} where ${of} and missing is not null)
    ) as states order by since, until nulls last`);
  return rows.map(({ completeness, validity, uniqueness, ownership, ...row }) => ({
    ...row,
    shares: { completeness, validity, uniqueness, ownership },
  }));
}

interface Row extends Record<string, unknown>, Omit<ScoreState, "shares"> {
  completeness: number;
  validity: number;
  uniqueness: number;
  ownership: number;
}

function stateNow({ parts, findings }: RecordQuality, touchedOn: string, today: string): ScoreState {
  const { freshness, ...shares } = parts;
  const fieldsOf = (part: string) =>
    findings.flatMap((finding) => (finding.part === part && "fields" in finding ? [finding.fields.join("|")] : []));
  return {
    since: today,
    until: null,
    shares,
    touchedOn,
    missing: fieldsOf("completeness"),
    invalid: fieldsOf("validity"),
  };
}

/** What was not measured since it changed is told as of today, as if it had been. */
function addPresent(states: ScoreState[], now: ScoreState): void {
  const last = states.at(-1);
  if (last?.until === null) {
    if (!isOther(last, now)) {
      states[states.length - 1] = { ...last, touchedOn: now.touchedOn };
      return;
    }
    states.pop();
    if (last.since < now.since) states.push({ ...last, until: now.since });
  }
  states.push(now);
}
