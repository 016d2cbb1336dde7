/** What the process says: gates, approvals, overrides, pipelines, conversion. */
export const processEn = {
  errors: {
    StageGateUnmet: "Before this can move to “{stage}”: {words}.",
    RecordMovedSince: "Somebody has moved this since. Nothing was undone.",
    NothingToUndo: "There is no move of yours to take back.",
    ApprovalNotNeeded: "Nobody’s approval is missing here. Move it.",
    ApprovalDecided: "This request is no longer open: it was decided or taken back.",
    LeadToConvert: "A lead is won by converting it: choose what becomes of it.",
    LeadConverted: "This lead was converted. Take the conversion back to move it.",
    PipelineChangedSince: "{person} changed this pipeline while you had it open. Nothing was overwritten: look again.",
    PipelineNameTaken: "There is already a pipeline called “{name}”.",
    StageNameTaken: "This pipeline already has a stage called “{name}”.",
    LastPipeline: "This is the only pipeline in use. Add another one first.",
    LastStageOfKind: "“{stage}” is the last stage of its kind. A pipeline needs a way in and both ways out.",
    StageInUse: "{records, plural, one {# record stands} other {# records stand}} in “{stage}”. Say where they go.",
    StageOrderInvalid: "Open stages come first, then won and lost, and each once.",
    StageTargetInvalid: "Records cannot go there. Choose another stage in use.",
    CriterionUnknown: "The gate cannot ask for “{field}”: nobody can fill that in.",
    TooManyStages: "There can be at most {max} of them.",
  },
  gate: {
    fields: "fill in {words}",
    activities: {
      call: "log {count, plural, one {a call} other {# calls}}{done, plural, =0 {} other { more}}",
      email: "log {count, plural, one {an e-mail} other {# e-mails}}{done, plural, =0 {} other { more}}",
      chat: "log {count, plural, one {a chat} other {# chats}}{done, plural, =0 {} other { more}}",
      meeting: "log {count, plural, one {a meeting} other {# meetings}}{done, plural, =0 {} other { more}}",
      note: "write {count, plural, one {a note} other {# notes}}{done, plural, =0 {} other { more}}",
      task: "finish {count, plural, one {a task} other {# tasks}}{done, plural, =0 {} other { more}}",
    },
    approval: {
      needed: "get it approved",
      waiting: "wait for the approval that was asked for",
      declined: "ask again for the approval that was declined",
    },
    approvalOnly: "an approval",
    stageArchived: "The stage “{stage}” was given up.",
  },
  notices: {
    approvalAsked: "“{name}” waits for your approval to enter “{stage}”.",
    approvalGiven: "“{name}” may enter “{stage}”: it was approved.",
    approvalDeclined: "“{name}” was not approved for “{stage}”. Read why.",
  },
  audit: {
    process_changed: "changed the process",
  },
  permissions: {
    record_move: "Move deals, leads and cases along their stages",
    gate_override: "Move a record past an unmet gate, with a public reason",
    approval_decide: "Approve that a record enters a stage",
    process_manage: "Change pipelines, stages and their gates",
  },
};
