/** Refused events that are alike, mended or taken off the list together. */
export const alike = {
  title: "Refused alike",
  take: "Of the same source, for the same reason, under the same name. Mend all of them at once: it is tried first, and nothing is stored until you say so.",
  count: "How many",
  mend: "Mend all",
  mendTitle: "Mend {count, plural, one {# event} other {# events}}",
  rename: "Another name for them, if they should have one",
  tryIt: "Try it",
  tried:
    "<em>{fresh, number} of {total, number}</em> would now be stored.{known, plural, =0 {} one { # has counted already and changes nothing.} other { # have counted already and change nothing.}}",
  firstNot: "The first that would not: {reason}",
  staying:
    "{count, plural, one {# would be refused again and stays in the list.} other {# would be refused again and stay in the list.}}",
  go: "{count, plural, one {Take # after all} other {Take # after all}}",
  going: "Taking them after all",
  done: "{taken, plural, one {# event is} other {# events are}} taken",
  doneRefused: "{count, plural, one {# was} other {# were}} refused again and stay in the list.",
  gone: "{count, plural, one {# can} other {# can}} no longer be mended: what was sent is forgotten after a week, or was too large to keep.",
  discard: "Take off the list",
  discardTitle: "Take {count, plural, one {# refused event} other {# refused events}} off the list?",
  discardWhy:
    "What was sent is forgotten, and they can no longer be mended. That they were refused stays counted, and that you decided it is in the audit log.",
  discardSure: "Take them off",
  discarded: "{count, plural, one {# refused event is} other {# refused events are}} off the list",
};
