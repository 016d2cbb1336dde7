/** What the shell says of this area before anybody has entered it: its pages, the palette, and what waits on Today. */
export const shell = {
  palette: { write: "Write to people", messages: "Words from the sponsor" },
  pages: { sponsor: "My week" },
  acts: {
    title: "{count, plural, one {One thing} other {# things}}, ready to go",
    word: "A word to {group}",
    wordNever:
      "{people, plural, one {# person} other {# people}} of your rollout, nothing from you yet. Two sentences on why are ready.",
    wordWeeks:
      "{people, plural, one {# person} other {# people}} of your rollout, nothing from you in {weeks, plural, one {one week} other {# weeks}}. Two sentences on why are ready.",
    readAndSend: "Read and send",
    edit: "Edit",
    editWhat: "Edit the word to {group}",
    use: "Use it yourself",
    useWhy:
      "{days, plural, =0 {You have not used it} one {You used it on one day} other {You used it on # days}} in the last {window, number} days.",
    useAct: "Open the CRM",
    noneTitle: "Nothing is waiting",
    none: "Every group has heard from you, and you are active yourself. Write when there is something to say.",
  },
  today: {
    title: "A word for you",
    read: "Read",
    age: "{weeks, plural, one {# week} other {# weeks}}",
    headline: "<em>{group}</em> has not heard from you {weeks, plural, =-1 {yet} one {in one week} other {in # weeks}}",
  },
} as const;
