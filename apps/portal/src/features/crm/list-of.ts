import { paths } from "../../lib/paths";

/** The list of each type of record. */
export const listOf = {
  account: paths.crm.accounts,
  contact: paths.crm.contacts,
  lead: paths.crm.leads,
  opportunity: paths.crm.opportunities,
  case: paths.crm.cases,
  product: paths.crm.products,
} as const;
