import { historyEn } from "./history-en";

export const en = {
  errors: {
    ...historyEn.errors,
    WriteKeyNotFound: "This write key does not exist, or it was revoked already.",
    TooManyWriteKeys:
      "An organisation can have at most {maximum} write keys in use. Revoke one you no longer need first.",
    KeyIsPublic:
      "This key may have been read in a page, so it cannot be believed like a server’s again. Make another source for your servers and give them its key.",
    RejectedNotFound: "This refused event is no longer in the list.",
    CursorUnreadable: "This list cannot be continued from here. Load it again.",
    NameTaken: "The directory already says whose name this is. Change it there.",
    NameStandsForNobody: "Programs write this name where they do not know who it is, so it belongs to nobody.",
    NameNotDecided: "Nobody has decided about this name, or the decision was taken back already.",
    PersonUnknown: "This person is not in the directory.",
    FilesWaiting:
      "The file {fileName} waits to be brought in, or is being worked on, and could name this person again. Bring it in or discard it first, then erase.",
    RawEventsGone:
      "The order in which things were done is known for {days} days. Ask from {since} on: what was done before is still in the other figures of use.",
    WeekNotOver:
      "Sequences are counted in whole weeks that are over, from Monday to Sunday. There is none from {from} until {until}: ask for more days, or for earlier ones.",
    DaysGone:
      "Who did something on which day is known since {since}. Ask for days from then on: of those before, only sums of groups are left.",
    RawOutlivesPeople: "Single events cannot be kept longer than what is counted by person.",
    AnnotationNotFound: "This note on the time axis is no longer there.",
    InsightNotFound: "This insight does not exist, was deleted, or is not shared with you.",
    DashboardNotFound: "This dashboard does not exist, was deleted, or is not yours to change.",
    AlertNotFound: "This alert does not exist, or it was deleted.",
    NothingToWatch:
      "This insight’s page has no number that could cross a line. Save one of active people, frequency, retention, licences, features, time, a funnel or paths, and watch that.",
    MeasureUnknown: "This insight has no number “{measure}”. Choose one of these: {known}.",
    KeptFull: "There is room for {maximum}. Delete one you no longer need first.",
  },
  audit: {
    ...historyEn.audit,
    write_key_created: "made a write key",
    write_key_revoked: "revoked a write key",
    write_key_rotated: "gave a source a new write key",
    write_key_limited: "changed how much a source may send",
    write_key_trusted: "changed what is believed of a source about who is who",
    arrivals_watched: "watched a source's events arrive, with people and values",
    rejected_opened: "looked at a refused event as it was sent",
    rejected_replayed: "took refused events after all",
    rejected_discarded: "took refused events off the list for good",
    name_mapped: "said which person a name of another system stands for",
    name_set_outside: "said that a name of another system belongs to nobody in the directory",
    name_unmapped: "took back whom a name of another system stands for",
    retention_changed: "changed how long usage is kept",
    erasure_considered: "looked where something is recorded about a person, to erase it",
    erasure_begun: "began to erase what was recorded about a person",
    person_erased: "erased what was recorded about a person",
    people_looked_at: "looked at whether a person uses what they are asked to",
    event_described: "described an event of the catalogue",
    annotation_written: "wrote a note on the time axes",
    annotation_removed: "took a note off the time axes",
    insight_changed: "changed an insight somebody else shared",
    insight_removed: "deleted an insight somebody else shared",
    dashboard_changed: "changed a dashboard somebody else shared",
    dashboard_removed: "deleted a dashboard somebody else shared",
  },
  permissions: {
    ...historyEn.permissions,
    usage_read: "See the sources and what arrives from them",
    key_manage: "Make and revoke write keys",
    arrival_read: "See people and values in arriving and refused events, and take refused ones after all",
    name_map: "Say which person a name of another system stands for",
    catalogue_manage: "Describe and plan events",
    retention_manage: "Say how long usage is kept",
    person_erase: "Erase what was recorded about a person",
    figure_read: "See how much, how often and how broadly people use what they have, in groups large enough",
    people_look: "See by name whether people use what a rollout asks of them, where the privacy mode allows it",
    annotation_read: "See on time axes when something went live, was taught, said or released",
    annotation_write: "Write notes on everybody's time axes",
    insight_manage: "Rename and delete insights and dashboards that others share",
  },
  notices: {
    alertFired:
      "“{insight}” is {condition, select, above {above {line}} below {below {line}} other {more than {line} from the period before}}: {value}.",
  },
};
