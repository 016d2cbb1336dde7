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
    taskDue: "Task, due {date}.",
    approval: "Somebody waits for your yes{days, plural, =0 {} one { since yesterday} other { for # days}}.",
    nobodysCases: "They wait for somebody to be given them.",
    openCase:
      "{priority, select, critical {Critical case} high {Urgent case} other {Open case}}, {days, plural, =0 {opened today} one {a day old} other {# days old}}.",
    untouchedLead: "Nobody has spoken to them{days, plural, =0 {} one { for a day} other { for # days}}.",
    overstayed: "In its stage for {days} days, longer than usual.",
    idle: "Untouched for long, and still open.",
    incomplete: "{score} of 100: see what is missing.",
    about: {
      nobodysCases: "{count, plural, one {One case} other {# cases}} without an owner",
      incomplete: "The data of your records",
    },
    decide: "Decide",
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
