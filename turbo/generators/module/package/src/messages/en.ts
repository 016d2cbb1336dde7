export const en = {
  errors: {
    EntryNameTaken: "There is an entry called “{name}” already. Choose another name.",
  },
  permissions: {
    entry_read: "See entries",
    entry_add: "Add entries",
  },
};
