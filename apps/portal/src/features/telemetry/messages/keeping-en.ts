/** How long usage is kept, and how what was recorded about one person goes. */
export const keeping = {
  title: "Keeping and erasing",
  sentence:
    "Single events are kept for <em>{raw, plural, one {# day} other {# days}}</em>, what they add up to by person for <em>{person, plural, one {# day} other {# days}}</em>.",
  sub: "After that only the numbers of whole groups are left, and of each person the first and the last day of each thing they did, for as long as they are in the directory: they tell “not lately” from “never”. Every night lets go of what has become too old.",
  failed: "How long usage is kept could not be loaded",
  how: "How long",
  howTake:
    "A shorter time takes effect with the next night. What is gone by then does not come back with a longer one.",
  raw: "Single events, days",
  rawHint: "From 30 to 396. Funnels, paths and filters of behaviours are worked out from them.",
  person: "Sums by person and day, days",
  personHint: "From 90 to 1,096. Habits and names behind a figure are worked out from them.",
  outOfBounds: "Say a whole number from {from, number} to {to, number}.",
  rawOutlives: "Single events cannot be kept longer than what is counted by person.",
  loses:
    "The next night would let go of <em>{events}</em> from before {rawFrom}, and of <em>{sums}</em> from before {personFrom}.",
  losesNothing: "The next night would let go of nothing: nothing is older.",
  events: "{count, plural, =0 {no single events} one {# single event} other {# single events}}",
  sums: "{count, plural, =0 {no sums of people’s days} one {# sum of a person’s day} other {# sums of people’s days}}",
  eventsMany: "a million single events or more",
  sumsMany: "a million sums of people’s days or more",
  save: "Save",
  shorter: "Keep less from tonight?",
  shorterWhy: "What is older goes in the night and cannot be brought back. Until then you can say otherwise.",
  keepAsIs: "Keep as it is",
  saved: "Saved how long usage is kept",
  nights: "The last nights",
  noNights: "No night has passed since this organisation began.",
  night: "Night",
  letGoEvents: "Single events let go",
  letGoSums: "Sums by person let go",
  erase: "Erase a person",
  eraseTake:
    "Takes away all that was recorded about somebody’s use, and every name they go by elsewhere. Their customers, courses and posts are not touched. Choosing somebody is written down.",
  who: "Person",
  foundNothing: "Nothing is recorded about {name}.",
  found: "Recorded about {name}, without showing how much:",
  kinds: {
    doings: "what they did, and on which days",
    names: "what they are called in other systems",
    refused: "what was refused and mentions them",
    authored: "what they wrote, saved or set up",
  },
  eraseButton: "Erase…",
  eraseTitle: "Erase what was recorded about {name}?",
  eraseWhy:
    "This cannot be undone. Figures of days, weeks and months that are over stay as they are: what was done is counted on as somebody’s, and nothing says whose. Funnels, paths, time to first use and what was offered no longer count this person’s use. Insights and dashboards they shared become yours; what they kept for themselves goes.",
  eraseSure: "Erase it all",
  erasing: "Erasing what was recorded about {name}",
  phases: {
    waiting: "Waiting for what is just being stored. Nothing of this person is taken in from now on.",
    events: "Taking away what they did, event by event.",
    ids: "Looking through the ids of everybody’s events for their names.",
    mentions: "Looking through what others’ events say, day by day, and blanking their names.",
    rest: "Taking away the rest, and looking into every place.",
  },
  stoppedByFile:
    "A file of history waits to be brought in and could name this person again. Bring it in or discard it: the erasing looks again every half a minute.",
  stopped:
    "It was interrupted ({problem}) and goes on by itself. To go on at once, choose this person and erase again.",
  erased:
    "Erased. A look into {places, plural, one {# place} other {all # places}} found <em>nothing</em> about {known, select, yes {{name}} other {this person}}.",
  erasedLeft:
    "Erased, but a look into all places still found {left, plural, one {# row} other {# rows}} about {known, select, yes {{name}} other {this person}}. Erase again; if it stays, tell whoever runs Arraigo.",
  erasedWhen:
    "{at}{known, select, yes {, asked for by {by}} other {}}. Whose it was is written in the audit log and nowhere else.",
};
