/** What Arraigo records by itself, in words; by module and event. */
export const events = {
  modules: {
    crm: "CRM",
    training: "Learning",
    feedback: "Voice",
    sponsorship: "Sponsor",
    change: "Change",
    adoption: "Adoption",
    directory: "People",
    telemetry: "Connections",
  },
  crm: {
    account_created: "Added an account",
    account_updated: "Changed an account",
    contact_created: "Added a contact",
    contact_updated: "Changed a contact",
    contacts_imported: "Imported contacts",
    import_undone: "Took an import back",
    list_exported: "Exported a list",
    opportunity_created: "Added an opportunity",
    opportunity_updated: "Changed an opportunity",
    opportunity_moved: "Moved an opportunity to another stage",
    next_step_set: "Set a next step",
    activity_logged: "Logged an activity",
    activity_withdrawn: "Took an activity back",
    record_reassigned: "Handed a record to somebody else",
  },
  training: {
    lesson_opened: "Opened a lesson",
    quiz_submitted: "Answered a quiz",
    course_completed: "Finished a course",
  },
  feedback: {
    post_submitted: "Said what is wrong, or what would help",
    post_voted: "Supported what somebody else said",
  },
  sponsorship: {
    message_sent: "Sent a word to an audience",
    message_read: "Read a word from the sponsor",
  },
  change: { rollout_planned: "Planned a rollout, a wave or a behaviour" },
} as const;
