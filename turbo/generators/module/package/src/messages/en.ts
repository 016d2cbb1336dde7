export const en = {
  errors: {
    EntryNameTaken: "There is an entry called “{name}” already. Choose another name.",
  },
};
