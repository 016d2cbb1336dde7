export const en = {
  errors: {
    WriteKeyNotFound: "This write key does not exist, or it was revoked already.",
    TooManyWriteKeys:
      "An organisation can have at most {maximum} write keys in use. Revoke one you no longer need first.",
    CursorUnreadable: "This list cannot be continued from here. Load it again.",
    NameTaken: "The directory already says whose name this is. Change it there.",
    NameNotDecided: "Nobody has decided about this name, or the decision was taken back already.",
    PersonUnknown: "This person is not in the directory.",
    RawOutlivesPeople: "Single events cannot be kept longer than what is counted by person.",
  },
  audit: {
    write_key_created: "made a write key",
    write_key_revoked: "revoked a write key",
    name_mapped: "said which person a name of another system stands for",
    name_set_outside: "said that a name of another system belongs to nobody in the directory",
    name_unmapped: "took back whom a name of another system stands for",
    retention_changed: "changed how long usage is kept",
    person_erased: "erased what was recorded about a person",
    event_described: "described an event of the catalogue",
  },
  permissions: {
    usage_read: "See the sources and what arrives from them",
    key_manage: "Make and revoke write keys",
    name_map: "Say which person a name of another system stands for",
    catalogue_manage: "Describe and plan events",
    retention_manage: "Say how long usage is kept",
    person_erase: "Erase what was recorded about a person",
    figure_read: "See how much, how often and how broadly people use what they have, in groups large enough",
  },
};
