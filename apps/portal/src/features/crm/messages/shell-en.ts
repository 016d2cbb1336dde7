/** What the shell says of this area before anybody has entered it: its pages, the palette, and what waits on Today. */
export const shell = {
  types: {
    account: "Account",
    contact: "Contact",
    lead: "Lead",
    opportunity: "Opportunity",
    case: "Case",
    product: "Product",
    activity: "Activity",
  },
  search: { close: "spelt alike" },
  today: {
    stepDue: "{step}",
    pastClose: "Was to close on {date}, and is still open.",
    noNextStep: "{amount, select, none {No next step.} other {{amount}, and no next step.}}",
    open: "Open",
    plan: "Plan",
    overdue: "overdue",
    headline:
      "<em>{name}</em> {days, plural, =0 {is waiting} =1 {has been waiting since yesterday} other {has been waiting for # days}}",
    at: "{name} · {account}",
  },
  palette: {
    log: "Log an activity",
    contact: "New contact",
    account: "New account",
    opportunity: "New opportunity",
    import: "Import contacts",
  },
} as const;
