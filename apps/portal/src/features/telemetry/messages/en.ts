import { alike } from "./alike-en";
import { catalogue } from "./catalogue-en";
import { history } from "./history-en";
import { alerts, insights, notes } from "./insights-en";
import { keeping } from "./keeping-en";
import { names } from "./names-en";
import { pull } from "./pull-en";
import { reasons } from "./reasons-en";
import { shell } from "./shell-en";
import { trust } from "./trust-en";
import { uptake } from "./uptake-en";
import { usage } from "./usage-en";

export const messages = {
  ...shell,
  alike,
  catalogue,
  history,
  keeping,
  names,
  pull,
  reasons,
  usage,
  notes,
  insights,
  alerts,
  trust,
  uptake,
  more: "Show more",
  never: "not in eight days",
  connections: {
    title: "Connections",
    arriving: "<em>{count, plural, one {One event} other {# events}}</em> came in from other systems in the last day.",
    silent: "<em>Nothing came in</em> from other systems in the last day.",
    sub: "Every system your people work in can report what they do. Each event is counted once, however often it is sent.",
    failed: "The connections could not be loaded",
    figures: "How events arrive",
    lastHour: "Last hour",
    lastHourNote: "events from other systems",
    lag: "Until stored",
    lagNote: "on average, from the moment it happened",
    lagNone: "nothing came in this day",
    refused: "Refused in a day",
    refusedNote:
      "{repeated, plural, =0 {none was sent twice} one {# was sent again and not counted} other {# were sent again and not counted}}",
    nobody: "Unknown names’ events",
    nobodyNote:
      "{users, plural, =0 {everybody is known} one {of # name, files of history included} other {of # names, files of history included}}",
  },
  keys: {
    title: "Write keys",
    take: "One for each system, so that you can end one without the others.",
    make: "New write key",
    name: "Name",
    nameHint: "The system that will send, for example “Salesforce”.",
    create: "Create the key",
    shownTitle: "Copy the key now",
    shown: "It is shown this once. If it is lost, make another one and revoke this.",
    copy: "Copy",
    copied: "Copied",
    done: "I have it",
    ending: "Ends in",
    by: "Made by",
    used: "Last used",
    unused: "never",
    state: "State",
    live: "in use",
    revoked: "revoked {date}",
    actions: "What can be done",
    rotate: "Change key",
    rotateTitle: "A new key for “{name}”",
    rotateWhy:
      "What arrived and arrives stays the same source’s. The key before works on for a while, so that you can change senders one by one.",
    grace: "The key before works on for",
    graceHint: "With no time, whatever sends with it is refused within five seconds.",
    graceHours: "{hours, plural, =0 {no time} one {one hour} =24 {a day} =168 {a week} other {# hours}}",
    shownRotated: "It is shown this once. Put it into every sender before the one before ends.",
    previous: "…{ending} works until {until}",
    limit: "Limits",
    limitTitle: "How much “{name}” may send",
    limitWhy:
      "Above a limit senders are asked to wait. For some seconds the libraries keep their events; left empty there is no limit.",
    limitSave: "Save",
    perSecond: "Events a second",
    perSecondHint: "For all processes of the server together; ten seconds’ worth at once.",
    perDay: "Events a day",
    perDayHint:
      "Stored events, from midnight to midnight UTC. Once they are used up, all more is refused until midnight: libraries try a few times and then drop it. What they dropped can still be brought in as a file.",
    revoke: "Revoke",
    revokeTitle: "Revoke “{name}”?",
    revokeWhy: "Within five seconds whatever sends with it is refused. This cannot be taken back; what came in stays.",
    revokedToast: "The key is revoked",
    emptyTitle: "No system reports yet",
    empty: "Make a write key and put it into the system your people work in, or into the library it already uses.",
    system: "a command",
  },
  sources: {
    title: "How each source is doing",
    take: "Of the last day. Watch one to see its events the moment they arrive.",
    name: "Source",
    seen: "Last seen",
    never: "never",
    stored: "Stored",
    rejected: "Refused",
    repeated: "Sent again",
    lag: "Until stored",
    clock: "Clock",
    clockRight: "right",
    clockBehind: "{by} behind",
    clockAhead: "{by} ahead",
    watch: "Watch",
  },
  arrivals: {
    title: "Arriving from {name}",
    live: "Events as they arrive",
    take: "The newest hundred of the last hour. That you looked is in the audit log, because you see who did what.",
    withoutPeople: "The newest hundred of the last hour, without people and values.",
    names: "names of a person",
    emptyTitle: "Nothing yet",
    empty: "Do something in the system that sends, and it appears here within seconds.",
    nobodys: "unknown name",
    outcomes: {
      stored: "stored",
      repeated: "known already",
      joined: "names joined",
      ignored: "not a use",
      refused: "refused",
    },
  },
  replay: {
    title: "As it was sent",
    take: "Take it after all",
    name: "What it is called",
    userId: "Who did it",
    asItIs: "It is read again as it was sent.",
    mends: {
      timestamp_unreadable: "It is taken as of when it arrived.",
      timestamp_in_future: "It is taken as of when it arrived.",
      timestamp_too_old: "It is taken as of when it arrived.",
      text_not_storable: "It is taken without the characters that cannot be stored.",
      properties_invalid: "It is taken without its properties.",
      too_deep: "It is taken without its properties.",
    },
    taken: "The event is stored",
    refusedAgain: "It was refused again; the list says why",
  },
  snippet: {
    copy: "Copy these lines",
    copied: "Copied",
    title: "How to send",
    curl: "From a terminal",
    curlText:
      "It works as pasted, once {key} is your write key: one event of yours, at this moment. Pasted again as it is, it is the same event and counts once. The key is the user name of basic authentication, without a password.",
    curlKey: "Paste this into a terminal to see a first event arrive. It holds the key.",
    answer:
      "The answer is 200 also where an event is refused, so that it costs no other. Refused ones are listed with their reason under <refused>Refused events</refused>, those of people nobody knows under <unknown>Unknown names</unknown>. A wrong key is answered 401.",
    library: "From Node",
    take: "Any library of Segment, RudderStack or PostHog works as it is. Name people by e-mail, employee number or the id they have here.",
  },
  lists: { label: "What needs a look", rejected: "Refused events", unmatched: "Unknown names" },
  rejected: {
    name: "Event",
    reason: "Why",
    source: "From",
    when: "When",
    none: "no name",
    replay: "Mend",
    emptyTitle: "Nothing was refused",
    empty: "An event that cannot be stored is listed here with its reason, and never costs another one.",
  },
  unmatched: {
    name: "Name",
    count: "Events",
    first: "First seen",
    last: "Last seen",
    emptyTitle: "Everybody is known",
    empty: "Names that belong to nobody in the directory are listed here, and counted in no figure.",
  },
  mine: {
    title: "What was recorded about me",
    sentence: "<em>Everything</em> that was recorded about what you did.",
    sub: "You see each event as it is kept. Others see it only as your organisation's privacy mode allows.",
    event: "What",
    when: "When",
    source: "From",
    details: "Details",
    own: "Arraigo",
    kept: "Each event is kept for {raw, plural, one {# day} other {# days}}, how often you did what on which day for {person, plural, one {# day} other {# days}}; after that only numbers of whole groups are left, and of you the first and the last day of each thing you did, for as long as you are in the directory.",
    before:
      "Of days no longer kept: you did {things, plural, one {# thing} other {# different things}}, the first on {first}, the last on {last}.",
    failed: "What was recorded could not be loaded",
    emptyTitle: "Nothing was recorded about you",
    empty: "As soon as you work in a connected system, each thing it reports about you is listed here.",
  },
};

declare module "../../../lib/messages" {
  interface Catalogue {
    telemetry: typeof messages;
  }
}
