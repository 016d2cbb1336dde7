import { fieldWords } from "@arraigo/crm/fields";
/** What fields are called, wherever one meets them: lists, forms, filters, history, imports. */
export const fields = {
  ...fieldWords.en,
  account: "Account",
  contact: "Contact",
  stage: "Stage",
  details: "Other details",
  lastActivity: "Last activity",
  detail: "Other details",
  flag: "Sign",
  pipelineId: "Pipeline",
  closed: "Is closed",
  reachable: "Reachable by e-mail",
  skip: "Leave out",
} as const;

/** What the choices of a field are called, below the field's key. */
export const choices = {
  relation: {
    prospect: "Prospect",
    customer: "Customer",
    former: "Former customer",
    partner: "Partner",
    supplier: "Supplier",
  },
  source: {
    web: "Website",
    referral: "Referral",
    event: "Event",
    phone: "Phone",
    email: "E-mail",
    campaign: "Campaign",
    partner: "Partner",
    import: "Import",
    other: "Other",
  },
  priority: { critical: "Critical", high: "High", moderate: "Moderate", low: "Low" },
  kind: { call: "Call", email: "E-mail", chat: "Chat", meeting: "Meeting", note: "Note", task: "Task" },
  status: { done: "Done", planned: "Still to be done", cancelled: "Never happened: leave out" },
  channel: { phone: "Phone", email: "E-mail", chat: "Chat", web: "Website", meeting: "Meeting", other: "Other" },
} as const;
