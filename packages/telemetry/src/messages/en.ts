export const en = {
  errors: {
    WriteKeyNotFound: "This write key does not exist, or it was revoked already.",
    TooManyWriteKeys:
      "An organisation can have at most {maximum} write keys in use. Revoke one you no longer need first.",
    CursorUnreadable: "This list cannot be continued from here. Load it again.",
    NameTaken: "The directory already says whose name this is. Change it there.",
    NameNotDecided: "Nobody has decided about this name, or the decision was taken back already.",
    PersonUnknown: "This person is not in the directory.",
  },
  audit: {
    write_key_created: "made a write key",
    write_key_revoked: "revoked a write key",
    name_mapped: "said which person a name of another system stands for",
    name_set_outside: "said that a name of another system belongs to nobody in the directory",
    name_unmapped: "took back whom a name of another system stands for",
  },
  permissions: {
    usage_read: "See the sources and what arrives from them",
    key_manage: "Make and revoke write keys",
    name_map: "Say which person a name of another system stands for",
    figure_read: "See how much, how often and how broadly people use what they have, in groups large enough",
  },
};
