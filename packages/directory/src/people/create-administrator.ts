import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { inTransaction, type OrganisationFacts, type Services, systemContext } from "@arraigo/platform";
import type { Language, Role } from "@arraigo/platform/contract";
import { and, eq, sql } from "drizzle-orm";
import { roleAssignments } from "../access/tables";
import { recordAudit } from "../audit/record-audit";
import { EmailTaken, TimeZoneUnknown } from "../errors";
import { createResetLink, invitationMinutes } from "../identity/reset-link";
import { createSignIn } from "../identity/sign-ins";
import { users } from "../identity/tables";
import { createOrganisation } from "./create-organisation";
import { localDay } from "./employment";
import { people } from "./tables";
import { isTimeZone } from "./update-me";

export interface NewAdministrator {
  /** An organisation that exists, or the name of a new one. */
  organisation: OrganisationFacts | string;
  email: string;
  givenName: string;
  familyName: string;
  language: Language | undefined;
  timeZone: string | undefined;
  roles: readonly Role[];
  /** Left out: a link to choose one is returned. */
  password: string | undefined;
}

/**
 * Makes an administrator who can sign in: the command an installation begins with. Somebody already in the directory gets the
 * roles and a way in. Throws EmailTaken where the address already signs in.
 */
export async function createAdministrator(services: Services, input: NewAdministrator): Promise<string | undefined> {
  if (input.timeZone && !isTimeZone(input.timeZone))
    throw new TimeZoneUnknown({ timeZone: input.timeZone }, "timeZone");
  const email = input.email.toLowerCase();
  const language = input.language ? { language: input.language } : {};
  const timeZone = input.timeZone ? { timeZone: input.timeZone } : {};
  const organisation =
    typeof input.organisation === "string"
      ? await createOrganisation(services.database, { name: input.organisation, ...language, ...timeZone })
      : input.organisation;
  const ctx = systemContext(services, organisation, "command");
  return inTransaction(ctx, async (tx) => {
    const [known] = await tx
      .select({ id: people.id, userId: users.id })
      .from(people)
      .leftJoin(users, and(eq(users.organisationId, people.organisationId), eq(users.personId, people.id)))
      .where(and(ofTenant(people.organisationId, organisation.id), eq(sql`lower(${people.email})`, email)));
    if (known?.userId) throw new EmailTaken({ email }, "email");
    const personId = known?.id ?? newId();
    const { givenName, familyName, password } = input;
    if (!known)
      await tx.insert(people).values({
        id: personId,
        organisationId: organisation.id,
        email,
        givenName,
        familyName,
        language: input.language ?? organisation.language,
        timeZone: input.timeZone ?? organisation.timeZone,
        startsOn: localDay(ctx.clock.now(), organisation.timeZone),
      });
    await tx
      .insert(roleAssignments)
      .values(
        [...new Set(input.roles)].map((role) => ({ organisationId: organisation.id, personId, role, orgUnitId: null })),
      )
      .onConflictDoNothing();
    await createSignIn(tx, {
      organisationId: organisation.id,
      personId,
      email,
      name: `${givenName} ${familyName}`,
      ...(password ? { password } : {}),
    });
    await recordAudit(ctx, tx, {
      action: "directory.administrator_created",
      subjectType: "person",
      subjectId: personId,
      facts: { roles: input.roles },
    });
    if (password) return undefined;
    return createResetLink(tx, {
      personId,
      portalUrl: services.portalUrl,
      now: ctx.clock.now(),
      minutes: invitationMinutes,
    });
  });
}
