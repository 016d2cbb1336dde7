import { catalogue } from "./catalogue-en";
import { names } from "./names-en";
import { reasons } from "./reasons-en";
import { shell } from "./shell-en";

export const messages = {
  ...shell,
  catalogue,
  names,
  reasons,
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
    nobody: "Nobody's",
    nobodyNote:
      "{users, plural, =0 {everybody is known} one {events of # unknown name} other {events of # unknown names}}",
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
    state: "State",
    live: "in use",
    revoked: "revoked {date}",
    revoke: "Revoke",
    revokeTitle: "Revoke “{name}”?",
    revokeWhy: "Within five seconds whatever sends with it is refused. This cannot be taken back; what came in stays.",
    revokedToast: "The key is revoked",
    emptyTitle: "No system reports yet",
    empty: "Make a write key and put it into the system your people work in, or into the library it already uses.",
    system: "a command",
  },
  snippet: {
    title: "How to send",
    take: "Any library of Segment or RudderStack works as it is. Name people by e-mail, employee number or the id they have here.",
  },
  lists: { label: "What needs a look", rejected: "Refused events", unmatched: "Unknown names" },
  rejected: {
    name: "Event",
    reason: "Why",
    source: "From",
    when: "When",
    none: "no name",
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
