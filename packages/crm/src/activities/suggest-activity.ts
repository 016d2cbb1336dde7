import { ofTenant } from "@arraigo/db";
import { holds } from "@arraigo/directory";
import { type Ctx, inTransaction, localToday, type Tx } from "@arraigo/platform";
import { and, eq, isNull } from "drizzle-orm";
import { accounts } from "../accounts/tables";
import { cases } from "../cases/tables";
import type { SuggestActivity } from "../contract";
import { accountsNamed, contactsNamed } from "../records/named-records";
import { readableWhere } from "../records/readable-names";
import { ownedBy, ownersInScope } from "../records/scope";
import { isAboutSomebody, type NamedSubjects } from "./activity-subjects";
import { mayApplyNextStep } from "./apply-next-step";
import { detectCase } from "./detect-case";
import { detectKind } from "./detect-kind";
import { detectMinutes } from "./detect-minutes";
import { detectNames } from "./detect-names";
import { detectNextStep } from "./detect-next-step";
import { detectPlan } from "./detect-plan";

const offeredMax = 4;

/**
 * Reads a sentence and suggests what to write down: kind, with whom, how long it took, and the next step it names; or, where it tells of something to
 * be done, a plan with its day. A suggestion and nothing more; the person sees each part and decides. No next step is suggested
 * where they could not set it: on the record they named, or else on the first one offered, which is the one that is logged unless
 * they choose.
 */
export async function suggestActivity(ctx: Ctx, input: SuggestActivity) {
  const today = localToday(ctx);
  const plan = detectPlan(input.text, today);
  const nextStep = plan ? undefined : detectNextStep(input.text, today);
  const names = detectNames(input.text);
  const number = detectCase(input.text);
  return inTransaction(ctx, async (tx) => {
    const found = number === undefined ? [] : await caseNumbered(ctx, tx, number);
    const contacts: Awaited<ReturnType<typeof contactsNamed>> = [];
    const companies: Awaited<ReturnType<typeof accountsNamed>> = [];
    for (const name of names) {
      if (contacts.length < offeredMax)
        for (const hit of await contactsNamed(ctx, tx, name, offeredMax))
          if (!contacts.some((each) => each.id === hit.id)) contacts.push(hit);
      if (companies.length < offeredMax)
        for (const hit of await accountsNamed(ctx, tx, name, offeredMax))
          if (!companies.some((each) => each.id === hit.id)) companies.push(hit);
    }
    const { text, ...named } = input;
    const about = isAboutSomebody(named) ? named : firstOffered(found[0]?.id, contacts[0]?.id, companies[0]?.id);
    const settable = nextStep !== undefined && (await mayApplyNextStep(ctx, tx, about));
    return {
      kind: detectKind(text),
      nextStep: settable ? nextStep.text || null : null,
      nextStepOn: settable ? nextStep.on : null,
      plan: plan ?? null,
      // What is still to be done has taken no time yet.
      minutes: plan ? null : (detectMinutes(text) ?? null),
      cases: found,
      contacts: contacts.slice(0, offeredMax),
      accounts: companies.slice(0, offeredMax),
    };
  });
}

function firstOffered(caseId?: string, contactId?: string, accountId?: string): NamedSubjects {
  if (caseId) return { caseId };
  return contactId ? { contactId } : { accountId };
}

/** The case people mean by its number, within reach. */
async function caseNumbered(ctx: Ctx, tx: Tx, number: number) {
  if (!holds(ctx, "crm.case.read")) return [];
  const owners = await ownersInScope(ctx, tx, "crm.case.read");
  return tx
    .select({ id: cases.id, number: cases.number, subject: cases.subject, accountName: accounts.name })
    .from(cases)
    .leftJoin(
      accounts,
      and(
        eq(accounts.organisationId, cases.organisationId),
        eq(accounts.id, cases.accountId),
        readableWhere(ctx, "account", accounts.ownerId),
      ),
    )
    .where(
      and(
        ofTenant(cases.organisationId, ctx.organisationId),
        eq(cases.number, number),
        isNull(cases.goneAt),
        ownedBy(cases.ownerId, owners),
      ),
    );
}
