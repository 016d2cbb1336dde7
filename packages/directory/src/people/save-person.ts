import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { directoryEvents } from "@arraigo/events";
import { type Ctx, emit, inTransaction, type Tx } from "@arraigo/platform";
import type { Language } from "@arraigo/platform/contract";
import { and, eq, sql } from "drizzle-orm";
import { authorized } from "../access/authorized";
import { assertAdministratorRemains } from "../access/last-administrator";
import { recordAudit } from "../audit/record-audit";
import { brokenConstraint, foreignKeyViolation, uniqueViolation } from "../broken-constraint";
import type { SavePerson } from "../contract";
import {
  EmailTaken,
  EndsBeforeStart,
  ExternalIdTaken,
  ManagerLoop,
  PersonAddressTaken,
  ReferenceUnknown,
  TimeZoneUnknown,
} from "../errors";
import { endResetLinks } from "../identity/reset-link";
import { users } from "../identity/tables";
import type { HandedOver } from "../leaving/hand-over";
import { settleLeaving } from "../leaving/settle-leaving";
import { changesBetween, mergedOrRefused } from "../merge-facts";
import { people } from "./tables";
import { isTimeZone } from "./update-me";

type Facts = Omit<SavePerson, "id" | "handover" | "was">;

/**
 * Writes a new person, or what is now true of one. Their sign-in keeps the same address as they do; with a last day goes who takes
 * over their work. Returns what went to whom, where work changed hands.
 */
export async function savePerson(
  ctx: Ctx,
  { id, handover, was, ...given }: SavePerson,
): Promise<{ id: string; handedOver?: HandedOver }> {
  const written = { ...given, email: given.email.toLowerCase() };
  const personId = id ?? newId();
  return inTransaction(ctx, async (tx) => {
    const before = id
      ? await authorized(ctx, tx, "directory.person.write", await byId(ctx, tx, id), (each) => each.id)
      : undefined;
    const facts = before
      ? await mergedOrRefused<Facts>(ctx, tx, personId, { was, now: before, given: written })
      : written;
    if (!isTimeZone(facts.timeZone)) throw new TimeZoneUnknown({ timeZone: facts.timeZone }, "timeZone");
    if (facts.endsOn && facts.endsOn < facts.startsOn) throw new EndsBeforeStart({}, "endsOn");
    if (id && facts.endsOn) await assertAdministratorRemains(ctx, tx, id);
    if (facts.managerId) await refuseLoop(ctx, tx, personId, facts.managerId);
    try {
      if (id)
        await tx
          .update(people)
          .set({ ...facts, updatedAt: ctx.clock.now() })
          .where(and(ofTenant(people.organisationId, ctx.organisationId), eq(people.id, id)));
      else await tx.insert(people).values({ ...facts, id: personId, organisationId: ctx.organisationId });
      if (before) await moveSignIn(ctx, tx, before, facts);
    } catch (error) {
      throw inOurWords(error, facts);
    }
    const handedOver =
      before &&
      (await settleLeaving(ctx, tx, { id: before.id, endsOn: facts.endsOn, endedOn: before.endsOn }, handover));
    await recordAudit(ctx, tx, {
      action: id ? "directory.person_changed" : "directory.person_added",
      subjectType: "person",
      subjectId: personId,
      ...(before ? { facts: { changes: changesBetween(before, facts, Object.keys(facts)) } } : {}),
    });
    await emit(tx, directoryEvents.personChanged, { personId });
    return { id: personId, ...(handedOver && { handedOver }) };
  });
}

/** The sign-in follows the person. A link that went to the address they had before must not open it. */
async function moveSignIn(
  ctx: Ctx,
  tx: Tx,
  before: { id: string; email: string },
  now: { email: string; givenName: string; familyName: string },
): Promise<void> {
  const [user] = await tx
    .update(users)
    .set({ email: now.email, name: `${now.givenName} ${now.familyName}` })
    .where(and(eq(users.organisationId, ctx.organisationId), eq(users.personId, before.id)))
    .returning({ id: users.id });
  if (user && before.email !== now.email) await endResetLinks(tx, user.id);
}

async function byId(ctx: Ctx, tx: Tx, id: string) {
  const [row] = await tx
    .select({
      id: people.id,
      email: people.email,
      givenName: people.givenName,
      familyName: people.familyName,
      externalId: people.externalId,
      orgUnitId: people.orgUnitId,
      managerId: people.managerId,
      jobRoleId: people.jobRoleId,
      locationId: people.locationId,
      language: sql<Language>`${people.language}`,
      timeZone: people.timeZone,
      startsOn: people.startsOn,
      endsOn: people.endsOn,
      workloadPercent: people.workloadPercent,
    })
    .from(people)
    .where(and(ofTenant(people.organisationId, ctx.organisationId), eq(people.id, id)))
    .for("update");
  return row;
}

async function refuseLoop(ctx: Ctx, tx: Tx, personId: string, managerId: string): Promise<void> {
  const [manager] = await tx
    .select({
      name: sql<string>`${people.givenName} || ' ' || ${people.familyName}`,
      below: sql<boolean>`${people.id} in (select directory.team_of(${ctx.organisationId}, ${personId}))`,
    })
    .from(people)
    .where(and(ofTenant(people.organisationId, ctx.organisationId), eq(people.id, managerId)));
  if (!manager) throw new ReferenceUnknown({}, "managerId");
  if (manager.below || managerId === personId) throw new ManagerLoop({ name: manager.name }, "managerId");
}

const columns: Record<string, string> = {
  org_unit: "orgUnitId",
  manager: "managerId",
  job_role: "jobRoleId",
  location: "locationId",
};

function inOurWords(error: unknown, { email, externalId }: { email: string; externalId: string | null }): unknown {
  const broken = brokenConstraint(error);
  if (!broken) return error;
  if (broken.code === foreignKeyViolation)
    return new ReferenceUnknown(
      {},
      Object.entries(columns).find(([word]) => broken.constraint.includes(`_${word}_id_`))?.[1],
    );
  if (broken.code !== uniqueViolation) return error;
  if (broken.constraint === "people_external_id")
    return new ExternalIdTaken({ externalId: externalId ?? "" }, "externalId");
  if (broken.constraint === "users_email") return new EmailTaken({ email }, "email");
  return new PersonAddressTaken({ email }, "email");
}
