/** What our own events say besides their name, in words; by module and property. */
export const properties = {
  crm: {
    record_type: {
      name: "Kind of record",
      values: {
        account: "Account",
        contact: "Contact",
        lead: "Lead",
        opportunity: "Opportunity",
        case: "Case",
        product: "Product",
      },
    },
    activity_kind: {
      name: "Kind of activity",
      values: { call: "Call", email: "E-mail", chat: "Chat", meeting: "Meeting", note: "Note", task: "Task" },
    },
    stage_kind: { name: "How the new stage counts", values: { open: "Still open", won: "Won", lost: "Lost" } },
    stage: { name: "New stage" },
    pipeline: { name: "Pipeline" },
    records: { name: "Number of records" },
    rows: { name: "Rows of the file" },
  },
};
