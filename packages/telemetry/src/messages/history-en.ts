/** What is said about files of history. */
export const historyEn = {
  errors: {
    UploadNotFound: "This upload does not exist, or it was forgotten.",
    UploadBusy:
      "That cannot be done while the upload is {state, select, uploading {still being sent} ready {waiting to be brought in} running {running} paused {paused} done {done} undoing {being taken back} undone {taken back} other {stopped by a problem}}.",
    UploadIncomplete: "The file has not arrived whole. Send it again.",
    UploadTooOld: "This upload can no longer be taken back: its events belong to what is kept and let go every night.",
    TooManyUploads: "{maximum} files are waiting to be brought in. Bring one in or discard it first.",
    FileUnreadable: "This file is neither a table of text nor lines of JSON.",
    FileTooLong: "A file may hold at most {rowsMax, number} rows and {megabytesMax, number} MB, unpacked.",
    MappingMisfit: "The columns chosen are not those of this file. Look at it again.",
  },
  audit: {
    history_uploaded: "brought in a file of history",
    history_undone: "took a file of history back",
  },
  permissions: {
    history_manage: "Bring in files of history and take them back",
  },
};
