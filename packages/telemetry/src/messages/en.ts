export const en = {
  errors: {
    WriteKeyNotFound: "This write key does not exist, or it was revoked already.",
    TooManyWriteKeys:
      "An organisation can have at most {maximum} write keys in use. Revoke one you no longer need first.",
    CursorUnreadable: "This list cannot be continued from here. Load it again.",
  },
  audit: {
    write_key_created: "made a write key",
    write_key_revoked: "revoked a write key",
  },
  permissions: {
    usage_read: "See the sources and what arrives from them",
    key_manage: "Make and revoke write keys",
  },
};
