import { holds } from "@arraigo/directory";
import type { Ctx } from "@arraigo/platform";
import { type Column, type SQL, sql } from "drizzle-orm";
import { accounts } from "../accounts/tables";
import { activities } from "../activities/tables";
import { cases } from "../cases/tables";
import { contacts } from "../contacts/tables";
import { leads } from "../leads/tables";
import { opportunities } from "../opportunities/tables";
import { type FlagName, flagNames } from "../pipeline/flag-names";
import { flagCondition, type StageLimits } from "../pipeline/flags";
import { approvals } from "../pipeline/tables";
import { waitingApproval } from "../pipeline/waiting-approvals";
import { qualityDays } from "../quality/tables";
import { type RecordType, type SteppedType, steppedTypes } from "../record-types";
import { readableWhere } from "../records/readable-names";

/** Who asks, and when. */
export interface NextScope {
  me: string;
  today: string;
  now: Date;
  limits: readonly StageLimits[];
  /** So many of each kind are looked at. */
  eachMax: number;
}

const columns = sql.raw(
  `null::text as type, null::uuid as id, null::text as name, null::uuid as account_id, null::text as reason, null::text as step, null::date as "on",
   null::int as days, null::int as count, null::bigint as amount_minor, null::text as currency, null::text as priority, null::real as score`,
);

interface Part {
  type?: string;
  id?: SQL | Column;
  name?: SQL | Column;
  accountId?: SQL | Column;
  reason: SQL | string;
  step?: SQL | Column;
  on?: SQL | Column;
  days?: SQL;
  count?: SQL;
  amountMinor?: SQL | Column;
  currency?: SQL | Column;
  priority?: SQL | Column;
  score?: SQL;
}

const selected = (part: Part) => sql`
  select ${part.type ? sql`${part.type}::text` : sql`null::text`}, ${part.id ?? sql`null::uuid`}, ${part.name ?? sql`null::text`}, ${part.accountId ?? sql`null::uuid`},
    ${typeof part.reason === "string" ? sql`${part.reason}::text` : part.reason}, ${part.step ?? sql`null::text`}, ${part.on ?? sql`null::date`},
    ${part.days ?? sql`null::int`}, ${part.count ?? sql`null::int`}, ${part.amountMinor ?? sql`null::bigint`}, ${part.currency ?? sql`null::text`}, ${part.priority ?? sql`null::text`}, ${part.score ?? sql`null::real`}`;

const personName = (table: typeof contacts | typeof leads, rest: SQL) =>
  sql`coalesce(nullif(trim(concat(${table.givenName}, ' ', ${table.familyName})), ''), ${rest}, '')`;

const daysSince = (at: Column, { now }: NextScope) =>
  sql`greatest(0, floor(extract(epoch from ${now.toISOString()}::timestamptz - ${at}) / 86400))::int`;

/** Everything that might come next for a person, as one statement: some of each kind, the most pressing of each first. */
export function nextSql(ctx: Ctx, scope: NextScope): SQL {
  // Of a kind of record that may not be read at all, not even one's own come next.
  const where = (type: RecordType, part: () => SQL) => (holds(ctx, `crm.${type}.read`) ? [part()] : []);
  const parts = [
    ...dueSteps(ctx, scope),
    dueTasks(ctx, scope),
    waitingApprovals(ctx, scope),
    ...where("case", () => ownCases(ctx, scope)),
    ...where("opportunity", () => flaggedDeals(ctx, scope)),
    ...where("lead", () => untouchedLeads(ctx, scope)),
    incompleteRecords(ctx, scope),
    ...(ctx.actor.roles.includes("people_manager") ? where("case", () => nobodysCases(ctx)) : []),
  ];
  return sql`
    select next.*, ${accounts.name} as account_name from (
      select ${columns} where false
      ${sql.join(
        parts.map((part) => sql`union all (${part})`),
        sql` `,
      )}
    ) as next
    left join ${accounts} on ${accounts.organisationId} = ${ctx.organisationId}::uuid and ${accounts.id} = next.account_id and next.type <> 'account' and ${readableWhere(ctx, "account", accounts.ownerId) ?? sql`true`}`;
}

const mine = (ctx: Ctx, table: { organisationId: Column; ownerId: Column; goneAt: Column }, me: string) =>
  sql`${table.organisationId} = ${ctx.organisationId}::uuid and ${table.ownerId} = ${me}::uuid and ${table.goneAt} is null`;

function dueSteps(ctx: Ctx, { me, today, eachMax }: NextScope): SQL[] {
  const due = (nextStepOn: Column) => sql`${nextStepOn} <= ${today}::date order by ${nextStepOn} limit ${eachMax}`;
  const step = <T extends { id: Column; nextStep: Column; nextStepOn: Column }>(
    type: string,
    table: T,
    more: Partial<Part>,
  ) => selected({ type, id: table.id, reason: "stepDue", step: table.nextStep, on: table.nextStepOn, ...more });
  const deal = { amountMinor: opportunities.amountMinor, currency: opportunities.currency };
  const steps: Record<SteppedType, SQL> = {
    account: sql`${step("account", accounts, { name: accounts.name })} from ${accounts} where ${mine(ctx, accounts, me)} and ${due(accounts.nextStepOn)}`,
    contact: sql`${step("contact", contacts, { name: personName(contacts, sql`${contacts.email}`), accountId: contacts.accountId })}
      from ${contacts} where ${mine(ctx, contacts, me)} and ${due(contacts.nextStepOn)}`,
    lead: sql`${step("lead", leads, { name: personName(leads, sql`${leads.company}`) })}
      from ${leads} where ${mine(ctx, leads, me)} and ${leads.closedAt} is null and ${due(leads.nextStepOn)}`,
    opportunity: sql`${step("opportunity", opportunities, { name: opportunities.name, accountId: opportunities.accountId, ...deal })}
      from ${opportunities} where ${mine(ctx, opportunities, me)} and ${opportunities.closedAt} is null and ${due(opportunities.nextStepOn)}`,
    case: sql`${step("case", cases, { name: caseName, accountId: cases.accountId, priority: cases.priority })}
      from ${cases} where ${mine(ctx, cases, me)} and ${cases.closedAt} is null and ${due(cases.nextStepOn)}`,
  };
  return steppedTypes.filter((type) => holds(ctx, `crm.${type}.read`)).map((type) => steps[type]);
}

const caseName = sql`'#' || ${cases.number} || ' ' || ${cases.subject}`;

/** A task leads to the record it is about; one about nothing to the calendar. */
function dueTasks(ctx: Ctx, { me, today, eachMax }: NextScope): SQL {
  const subject = sql`coalesce(${activities.opportunityId}, ${activities.caseId}, ${activities.leadId}, ${activities.contactId}, ${activities.accountId})`;
  const type = sql`case when ${activities.opportunityId} is not null then 'opportunity' when ${activities.caseId} is not null then 'case'
    when ${activities.leadId} is not null then 'lead' when ${activities.contactId} is not null then 'contact' when ${activities.accountId} is not null then 'account' end`;
  const part = {
    reason: "taskDue",
    id: subject,
    name: sql`left(${activities.text}, 160)`,
    accountId: activities.accountId,
    on: activities.dueOn,
  };
  return sql`${selected({ ...part, step: type })} from ${activities}
      where ${activities.organisationId} = ${ctx.organisationId}::uuid and ${activities.assigneeId} = ${me}::uuid and ${activities.doneAt} is null
        and ${activities.withdrawnAt} is null and ${activities.dueOn} <= ${today}::date
      order by ${activities.dueOn}, ${activities.id} limit ${eachMax}`;
}

/** Requests somebody waits for: those addressed to me, and, for administrators, those addressed to nobody. */
function waitingApprovals(ctx: Ctx, scope: NextScope): SQL {
  const unaddressed = ctx.actor.roles.includes("administrator") ? sql`or ${approvals.approverId} is null` : sql``;
  const readable = (type: RecordType, owner: string) => readableWhere(ctx, type, sql.raw(owner)) ?? sql`true`;
  const name = sql`coalesce(
    (select o.name from ${opportunities} o where o.organisation_id = ${approvals.organisationId} and o.id = ${approvals.recordId} and ${readable("opportunity", "o.owner_id")}),
    (select concat_ws(' ', '#' || c.number, c.subject) from ${cases} c where c.organisation_id = ${approvals.organisationId} and c.id = ${approvals.recordId} and ${readable("case", "c.owner_id")}),
    (select trim(concat(l.given_name, ' ', l.family_name, ' ', l.company)) from ${leads} l where l.organisation_id = ${approvals.organisationId} and l.id = ${approvals.recordId} and ${readable("lead", "l.owner_id")}))`;
  const part = {
    reason: "approval",
    id: approvals.recordId,
    name,
    step: approvals.recordType,
    days: daysSince(approvals.requestedAt, scope),
  };
  return sql`${selected(part)} from ${approvals}
    where ${approvals.organisationId} = ${ctx.organisationId}::uuid and ${waitingApproval()} and (${approvals.approverId} = ${scope.me}::uuid ${unaddressed})
    order by ${approvals.requestedAt}, ${approvals.id} limit ${scope.eachMax}`;
}

const priorityRank = sql`array_position(array['critical', 'high', 'moderate', 'low'], ${cases.priority})`;

function ownCases(ctx: Ctx, scope: NextScope): SQL {
  const part = {
    type: "case",
    id: cases.id,
    name: caseName,
    accountId: cases.accountId,
    reason: "openCase",
    priority: cases.priority,
    days: daysSince(cases.openedAt, scope),
  };
  return sql`${selected(part)} from ${cases} where ${mine(ctx, cases, scope.me)} and ${cases.closedAt} is null
    order by ${priorityRank} nulls last, ${cases.openedAt}, ${cases.id} limit ${scope.eachMax}`;
}

function flaggedDeals(ctx: Ctx, scope: NextScope): SQL {
  const raised = (flag: FlagName) => flagCondition(flag, opportunities, scope.limits, scope.now, scope.today);
  const first: readonly FlagName[] = ["pastClose", "noNextStep", "overstayed", "idle"];
  const reason = sql`case ${sql.join(
    first.map((flag) => sql`when ${raised(flag)} then ${flag}::text`),
    sql` `,
  )} end`;
  const part = {
    type: "opportunity",
    id: opportunities.id,
    name: opportunities.name,
    accountId: opportunities.accountId,
    reason,
    step: opportunities.nextStep,
    on: sql`case when ${raised("pastClose")} then ${opportunities.closesOn} end`,
    days: daysSince(opportunities.stageEnteredAt, scope),
    amountMinor: opportunities.amountMinor,
    currency: opportunities.currency,
  };
  return sql`${selected(part)} from ${opportunities}
    where ${mine(ctx, opportunities, scope.me)} and ${opportunities.closedAt} is null and (${sql.join(flagNames.map(raised), sql` or `)})
    order by ${opportunities.amountWhole} desc nulls last, ${opportunities.id} limit ${scope.eachMax * 3}`;
}

function untouchedLeads(ctx: Ctx, scope: NextScope): SQL {
  const part = {
    type: "lead",
    id: leads.id,
    name: personName(leads, sql`${leads.company}`),
    reason: "untouchedLead",
    days: daysSince(leads.createdAt, scope),
  };
  return sql`${selected(part)} from ${leads} where ${mine(ctx, leads, scope.me)} and ${leads.closedAt} is null and ${leads.lastActivityAt} is null
    order by ${leads.createdAt}, ${leads.id} limit ${scope.eachMax}`;
}

/** One's own records as last measured: a way to the page that says what they lack, where a fifth of the points is missing. */
function incompleteRecords(ctx: Ctx, { me }: NextScope): SQL {
  const part = {
    reason: "incomplete",
    count: sql`sum(${qualityDays.records})::int`,
    score: sql`(sum(${qualityDays.points}) / sum(${qualityDays.records}))::real`,
  };
  return sql`${selected(part)} from ${qualityDays}
    where ${qualityDays.organisationId} = ${ctx.organisationId}::uuid and ${qualityDays.ownerId} = ${me}::uuid and ${qualityDays.recordType} <> 'product'
      and ${qualityDays.day} = (select max(q.day) from ${qualityDays} q where q.organisation_id = ${ctx.organisationId}::uuid)
    having sum(${qualityDays.records}) > 0 and sum(${qualityDays.points}) / sum(${qualityDays.records}) < 80`;
}

/** What waits for somebody to be given it: one line for whoever leads people, never one a person. */
function nobodysCases(ctx: Ctx): SQL {
  const part = { reason: "nobodysCases", count: sql`count(*)::int` };
  return sql`${selected(part)} from (select 1 from ${cases} where ${cases.organisationId} = ${ctx.organisationId}::uuid and ${cases.ownerId} is null
    and ${cases.closedAt} is null and ${cases.goneAt} is null limit 1001) as waiting having count(*) > 0`;
}
