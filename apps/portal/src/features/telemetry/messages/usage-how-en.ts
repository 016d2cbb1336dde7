/** How each usage figure is counted, in a few lines beside it. */
export const usageHow = {
  open: "How is this counted?",
  people:
    "Counted are people of the directory, on the days they are employed, in the groups they are in today. A period counts whoever was employed on one of its days, so the longer it is, the more people; what is of one day, such as access and what is offered, counts whoever is employed on that day, and who has left by then is not among them. So one page may say 233 people, another 236 and a third 238, and all are right: the n beside a figure says who is counted there. Days are the organisation’s. A week is a calendar week, from Monday to Sunday (ISO 8601), and a month a calendar month. The 28 days are neither: they are the last 28 that are over and move on each day, with every weekday four times, on whichever they end. Whoever was erased still counts in what is over, without a name; if they go on, they count as somebody else until the month ends.",
  active: {
    title: "Active people",
    text: "Whoever did at least one thing in the period, or the one thing chosen, of everybody employed on at least one of its days. Nobody counts twice. The period that runs is outlined and belongs to no mean. Workdays are Mondays to Fridays.",
  },
  stickiness: {
    title: "Stickiness, frequency, breadth, depth",
    text: "Stickiness: the mean number of people active on a day, by those active on at least one of the 28. On working days: the same over Mondays to Fridays. Frequency: active days a week, breadth: different events, depth: uses on an active day; each the mean over people who did anything.",
  },
  l28: {
    title: "Active days of 28",
    text: "Each person stands once, at the number of days on which they did something. Zero is whoever was employed and did nothing. Where a state holds 1 to 4 people, here or in what the other groups leave, neighbouring states are told as one, or the group is not split.",
  },
  features: {
    title: "Features used",
    text: "Each person stands once, at the number of different events they caused in the 28 days. Zero is whoever was employed and did nothing. Where a state holds 1 to 4 people, here or in what the other groups leave, neighbouring states are told as one, or the group is not split.",
  },
  retention: {
    title: "Who comes back",
    text: "A row holds the people whose first recorded use lies in that period, whether that day is still kept or not; the row in which recording began also holds whoever was there before. Rows begin where days are still kept by person. Nth-period: active in exactly that later period. Unbounded: active in it or in any later one that is over, so it can only fall.",
  },
  licences: {
    title: "Active, dormant, never",
    text: "Active: did something in the last 28 days. Dormant: only before. Never: nothing since recording began; the first and the last day of each person are known for longer than their other days. Where a state holds 1 to 4 people, here or in what the other groups leave, neighbouring states are told as one, or the group is not split.",
  },
  offers: {
    title: "Offered and used",
    text: "Meant for: people of whom a rollout asks it now. Live for: those of them whose go-live has passed. Used: by those, ever or in the last 28 days; where a behaviour counts certain properties alone, ever reaches as far back as people’s days are kept. Somebody erased has used nothing until they do again. A habit: by the rule of the adoption model (weekly: three of the last four calendar weeks). Unasked: anybody else who used it in the 28 days. A number is left out where it, or those it is told from, or what it leaves of everybody who used it, is 1 to 4 people: here, or in what the other groups leave.",
  },
  timeTo: {
    title: "Time until it is used",
    text: "Days from each person’s start to their first use, or to the day the rollout’s behaviours became a habit. Whoever has not got there, or left, counts for as long as they were followed (Kaplan and Meier 1958). Somebody erased counts as not there yet. The band is Greenwood’s variance (1926) on the log(-log) scale, 95 %; the median’s span is Brookmeyer and Crowley’s (1982).",
  },
  funnel: {
    title: "Funnel",
    text: "Each person stands once, with the run that gets furthest: the first that does, from the last first step before it, each later step as early as possible after the one before. All steps lie within the time chosen. Who began is counted in whole weeks that are over. Whoever was erased is not counted any more, because single events go. Times between steps are exact: half of the people were as fast or faster than the median; the middle half lies between the two others. Where 1 to 4 people stop between two steps, here or in what the other groups and days leave, the later step is not told.",
  },
  paths: {
    title: "Paths",
    text: "Each person stands once, with what they did around the one time chosen, until they paused for longer than is said. The same thing several times in a row is one step. Whole weeks that are over are counted. Whoever was erased is not counted any more. The six largest branches are shown, each of at least as many people as may be shown; the others are put together.",
  },
} as const;
