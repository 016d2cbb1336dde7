import { type Ctx, inTransaction, localToday } from "@arraigo/platform";
import type { SuggestActivity } from "../contract";
import { accountsNamed, contactsNamed } from "../records/named-records";
import { mayApplyNextStep } from "./apply-next-step";
import { detectKind } from "./detect-kind";
import { detectNames } from "./detect-names";
import { detectNextStep } from "./detect-next-step";

const offeredMax = 4;

/**
 * Reads a sentence and suggests what to log: kind, with whom, and the next step it names. A suggestion and nothing more; the
 * person sees each part and decides. No next step is suggested where they could not set it: on the record they named, or else on
 * the first one offered, which is the one that is logged unless they choose.
 */
export async function suggestActivity(ctx: Ctx, input: SuggestActivity) {
  const kind = detectKind(input.text);
  const nextStep = detectNextStep(input.text, localToday(ctx));
  const names = detectNames(input.text);
  return inTransaction(ctx, async (tx) => {
    const contacts: Awaited<ReturnType<typeof contactsNamed>> = [];
    const accounts: Awaited<ReturnType<typeof accountsNamed>> = [];
    for (const name of names) {
      if (contacts.length < offeredMax)
        for (const found of await contactsNamed(ctx, tx, name, offeredMax))
          if (!contacts.some((each) => each.id === found.id)) contacts.push(found);
      if (accounts.length < offeredMax)
        for (const found of await accountsNamed(ctx, tx, name, offeredMax))
          if (!accounts.some((each) => each.id === found.id)) accounts.push(found);
    }
    const { accountId = null, contactId = null, opportunityId = null } = input;
    const about =
      accountId || contactId || opportunityId
        ? { accountId, contactId, opportunityId }
        : {
            accountId: contacts[0] ? null : (accounts[0]?.id ?? null),
            contactId: contacts[0]?.id ?? null,
            opportunityId: null,
          };
    const settable = nextStep !== undefined && (await mayApplyNextStep(ctx, tx, about));
    return {
      kind,
      nextStep: settable ? nextStep.text || null : null,
      nextStepOn: settable ? nextStep.on : null,
      contacts: contacts.slice(0, offeredMax),
      accounts: accounts.slice(0, offeredMax),
    };
  });
}
