/** How each figure is counted, in the words of the adoption model. */
export const definitions = {
  adoption: {
    title: "Adoption rate",
    what: "People who have adopted the rollout, and have not lapsed, of the people in scope on that day.",
    how: "Somebody has adopted when every required behaviour of their job role is a habit: the target met in 3 of the last 4 full weeks (15 of 20 working days, 2 of 3 months). The habit is lost at 1 of 4 (5 of 20, 0 of 3). Weeks away are skipped, not failed. In scope: employed, wave live, job role asked for something.",
    interval: "The range beside it is the 95 % Wilson interval (Wilson 1927).",
  },
  utilisation: {
    title: "Utilisation",
    what: "Expectations met of all expectations, over the last four full weeks.",
    how: "An expectation is one behaviour, one person, one full period in which that person is in scope and not away for more than half of their working days. Behaviours asked of too few people are left out, and that is said.",
    interval: "The 95 % interval takes people as independent, not their expectations (Cochran 1977).",
  },
  speed: {
    title: "Median time to adopt",
    what: "Days from go-live until half of the people have adopted.",
    how: "People who are not there yet count up to today, leavers up to their last day (Kaplan and Meier 1958). “Not reached” means that fewer than half are there.",
    interval: "The 95 % interval is on the log-log scale (Brookmeyer and Crowley 1982).",
  },
  proficiency: {
    title: "Proficiency",
    what: "The mean of the parts that are known: assessments, data quality, and stage moves made without an override.",
    how: "A part nobody can know yet is left out and said to be missing. It is never counted as zero.",
  },
  curve: {
    title: "Adoption curve",
    what: "The adoption rate at the end of each full week, and on the day of the figures.",
    how: "Late events and corrected absences change the past: the whole line is worked out again. The plan line is what was planned for people in scope, so people whose wave is still waiting are in neither line.",
  },
  heat: {
    title: "Where people stand",
    what: "Of the people asked for a behaviour, the share at or above its target over the last four full weeks.",
    how: "At or above: as many matching events as were asked for, in the weeks in which something was asked. Monthly behaviours: the last full month.",
    interval:
      "Groups of fewer than {minimum, number} people are hidden, and so is any group from which they could be worked out: across units, waves and job roles, drills and downloads.",
  },
  states: {
    title: "Where a person stands",
    what: "Waiting: the wave is not live. Not started: no matching event yet. Trying: some events, the target never met. Developing: the target met at least once. Adopted: a habit. Lapsed: was adopted, and is not any more.",
    how: "The running week is shown and never counted. A single week off neither makes nor breaks a habit.",
  },
} as const;
