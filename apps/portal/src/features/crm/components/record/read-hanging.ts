import { api } from "../../../../lib/trpc";

/** How much hangs on an account: contacts, and what is open; each up to 1,001, as far as the person may read it. */
export interface Hanging {
  contacts: number;
  opportunities: number;
  cases: number;
}

/** Counts what hangs on an account. Types the person may not read at all count as none. */
export async function readHanging(accountId: string, may: (permission: string) => boolean): Promise<Hanging> {
  const its = { field: "accountId", op: "is" as const, value: accountId };
  const open = { field: "closed", op: "is" as const, value: false };
  const all = { owner: "all" as const };
  const [contacts, opportunities, cases] = await Promise.all([
    may("crm.contact.read") ? api.crm.contacts.count.query({ ...all, conditions: [its] }) : { count: 0 },
    may("crm.opportunity.read") ? api.crm.opportunities.count.query({ ...all, conditions: [its, open] }) : { count: 0 },
    may("crm.case.read") ? api.crm.cases.count.query({ ...all, conditions: [its, open] }) : { count: 0 },
  ]);
  return { contacts: contacts.count, opportunities: opportunities.count, cases: cases.count };
}
