import { defineManifest } from "@arraigo/platform/manifest";

/**
 * Everybody reads every record: a customer's history belongs to the organisation. Writing is for what is mine; a people manager
 * also writes what is their team's, an administrator everything. Records without an owner are the administrator's to hand out.
 */
const write = { employee: "own", people_manager: "team", administrator: "organisation" } as const;

export const manifest = defineManifest({
  id: "crm",
  permissions: {
    "account.read": { employee: "organisation" },
    "account.write": write,
    "contact.read": { employee: "organisation" },
    "contact.write": write,
    "lead.read": { employee: "organisation" },
    "lead.write": write,
    "opportunity.read": { employee: "organisation" },
    "opportunity.write": write,
    "case.read": { employee: "organisation" },
    "case.write": write,
    "product.read": { employee: "organisation" },
    "product.write": { people_manager: "organisation", administrator: "organisation" },
    "record.import": write,
    "record.export": write,
    "run.undo": { employee: "own", administrator: "organisation" },
    "activity.log": { employee: "organisation" },
    "activity.withdraw": { employee: "own" },
    "record.reassign": write,
  },
  navigation: [{ job: "crm", to: "/crm", requires: "contact.read", order: 20 }],
  telemetry: {
    account_created: "Added an account",
    account_updated: "Changed an account",
    contact_created: "Added a contact",
    contact_updated: "Changed a contact",
    lead_created: "Added a lead",
    lead_updated: "Changed a lead",
    case_created: "Opened a case",
    case_updated: "Changed a case",
    product_created: "Added a product",
    product_updated: "Changed a product",
    contacts_imported: "Imported contacts",
    contacts_exported: "Exported contacts",
    value_restored: "Put an earlier value back",
    run_undone: "Took a bulk change back",
    opportunity_created: "Added an opportunity",
    opportunity_updated: "Changed an opportunity",
    opportunity_moved: "Moved an opportunity to another stage",
    next_step_set: "Set a next step",
    activity_logged: "Logged an activity",
    activity_withdrawn: "Took an activity back",
    record_reassigned: "Handed a record to somebody else",
  },
  jobs: { forgetUploads: { every: "1d" } },
  evidence: { dataQuality: { label: "Complete fields of own open opportunities and contacts", unit: "share" } },
});
