export const preview = {
  title: "What it would have counted.",
  did: "In the last twelve full weeks {did, plural, =0 {nobody} one {# person} other {# people}} of {asked} did it.",
  didSince: "Since {since}, {did, plural, =0 {nobody} one {# person} other {# people}} of {asked} did it.",
  gone: "Properties are looked up in single events, which are kept since {since}. What came before is not known.",
  tooFewAsked: "Fewer than {minimum} people have this job role, so no figure is shown.",
  tooFewDid:
    "So few of {asked} people did it, or did not, in twelve weeks that no figure is shown: never fewer than {minimum}.",
  bars: "People who would have met the target, by period",
  met: "{met} of {asked} met it",
  active: "{people, plural, one {# did it} other {# did it}}",
  hidden: "too few to show",
  unknown: "not known",
};
