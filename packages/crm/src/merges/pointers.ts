import { accounts } from "../accounts/tables";
import { activities } from "../activities/tables";
import { cases } from "../cases/tables";
import { contacts } from "../contacts/tables";
import type { MatchableType } from "../duplicates-contract";
import { leads } from "../leads/tables";
import { opportunities } from "../opportunities/tables";

/** A column that points at records of a type, and by which word people know what points. */
export interface Pointer {
  table: typeof accounts | typeof activities | typeof cases | typeof contacts | typeof leads | typeof opportunities;
  column: string;
  counted: "activities" | "accounts" | "cases" | "contacts" | "leads" | "opportunities";
}

/**
 * What moves to the winner as it is. Addresses, relations and a company's figures can be there twice and have ways of their own;
 * history is never moved, only found; a conversion's journal and a lead's time in stages stay with the lead they tell of.
 */
export const pointers: Record<MatchableType, readonly Pointer[]> = {
  account: [
    { table: accounts, column: "parentId", counted: "accounts" },
    { table: contacts, column: "accountId", counted: "contacts" },
    { table: opportunities, column: "accountId", counted: "opportunities" },
    { table: cases, column: "accountId", counted: "cases" },
    { table: activities, column: "accountId", counted: "activities" },
    { table: leads, column: "convertedAccountId", counted: "leads" },
  ],
  contact: [
    { table: opportunities, column: "contactId", counted: "opportunities" },
    { table: cases, column: "contactId", counted: "cases" },
    { table: activities, column: "contactId", counted: "activities" },
    { table: leads, column: "convertedContactId", counted: "leads" },
  ],
  lead: [{ table: activities, column: "leadId", counted: "activities" }],
};
