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
    PullNotSetUp: "Whoever runs this installation has not allowed any folder to fetch files from.",
    PullFolderRefused: "This folder does not exist below your organisation's own, or it leads out of it.",
    PullSourceNotFound: "This source no longer exists.",
    TooManyPullSources: "There is room for {maximum} sources. Remove one you no longer need first.",
    MappingMisfit: "The columns chosen are not those of this file. Look at it again.",
  },
  audit: {
    pull_source_added: "set up a folder to fetch exported files from",
    pull_source_paused: "paused fetching exported files",
    pull_source_resumed: "went on fetching exported files",
    pull_source_removed: "stopped fetching exported files from a folder",
    history_uploaded: "brought in a file of history",
    history_undone: "took a file of history back",
  },
  permissions: {
    history_manage: "Bring in files of history, have them fetched, and take them back",
  },
};
