import { holds } from "@arraigo/directory";
import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import { nameOfAccount } from "../accounts/name-of-account";
import type { ProbeDuplicates } from "../duplicates-contract";
import { findLookAlikes } from "./find-look-alikes";
import { organisationFacts } from "./load-facts";
import type { Facts, MatchableType } from "./matchable";

const shownMax = 5;
/** Somebody may be there already as the other kind of person. */
const searched: Record<MatchableType, readonly MatchableType[]> = {
  account: ["account"],
  contact: ["contact", "lead"],
  lead: ["lead", "contact"],
};
const entered = "00000000-0000-0000-0000-000000000000";

/** Who is probably there already, while a form is being filled in: likeliest first, with the reasons. Nothing is written. */
export async function probeDuplicates(ctx: Ctx, input: ProbeDuplicates) {
  return inTransaction(ctx, async (tx) => {
    const facts = await enteredFacts(ctx, tx, input);
    return { rows: await findLookAlikes(ctx, tx, facts, searched[input.type], { except: input.id, max: shownMax }) };
  });
}

async function enteredFacts(ctx: Ctx, tx: Tx, { type, values }: ProbeDuplicates): Promise<Facts> {
  const { email, phone, accountId, company, name, ...rest } = values;
  if (type === "account")
    return {
      id: entered,
      name: name ?? null,
      ...organisationFacts({ ...rest, email: email ?? null, phone: phone ?? null }),
    };
  const named = accountId && holds(ctx, "crm.account.read") ? await nameOfAccount(ctx, tx, accountId) : null;
  return {
    ...rest,
    id: entered,
    givenName: rest.givenName ?? null,
    company: named ?? company ?? null,
    emails: email ? [email] : [],
    phones: phone ? [phone] : [],
  };
}
