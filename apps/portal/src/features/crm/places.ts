import { paths } from "../../lib/paths";

/** Where people work all day. */
export const daily = [
  { to: paths.crm.board, key: "board", requires: "crm.opportunity.read" },
  { to: paths.crm.leads, key: "leads", requires: "crm.lead.read" },
  { to: paths.crm.contacts, key: "contacts", requires: "crm.contact.read" },
  { to: paths.crm.accounts, key: "accounts", requires: "crm.account.read" },
  { to: paths.crm.cases, key: "cases", requires: "crm.case.read" },
  { to: paths.crm.calendar, key: "calendar", requires: "crm.activity.read" },
  { to: paths.crm.dashboard, key: "dashboard", requires: "crm.opportunity.read" },
] as const;

/** A list and its board are one place, looked at in two ways. */
export const otherView: Readonly<Record<string, string>> = {
  board: paths.crm.opportunities,
  leads: paths.crm.leadBoard,
  cases: paths.crm.caseBoard,
};

/** Where they go now and then, or set things up. */
export const occasional = [
  { to: paths.crm.products, key: "products", requires: "crm.product.read" },
  { to: paths.crm.unclaimed, key: "unclaimed", requires: "crm.record.claim" },
  { to: paths.crm.duplicates, key: "duplicates", requires: "crm.record.merge" },
  { to: paths.crm.quality, key: "quality", requires: "crm.quality.read" },
  { to: paths.crm.profit, key: "profit", requires: "crm.profit.read" },
  { to: paths.crm.import, key: "import", requires: "crm.record.import" },
  { to: paths.crm.runs, key: "runs", requires: "crm.run.undo" },
  { to: paths.crm.process, key: "process", requires: "crm.opportunity.read" },
  { to: paths.crm.fields, key: "fields", requires: "crm.field.manage" },
] as const;
