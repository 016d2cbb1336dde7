/** Words of lists, views, own fields and exports. */
export const listsEn = {
  errors: {
    FilterInvalid: "This list cannot be filtered by “{field}” like this any more. Remove that condition.",
    SearchTooLong: "A search looks for {wordsMax, number} different words at most. Leave some out.",
    SortUnknown: "This list cannot be ordered by “{field}”.",
    TooManyRecords: "That is more than {recordsMax, number} records at once. Narrow the list with a filter.",
    ViewsFull: "{viewsMax, number} views of one list are the most. Remove one you no longer use.",
    CustomFieldsFull: "{fieldsMax, number} fields of your own are the most.",
    ExportForgotten: "This file is no longer kept. Export the list again.",
  },
  listTitles: {
    account: "Accounts",
    contact: "Contacts",
    lead: "Leads",
    opportunity: "Opportunities",
    case: "Cases",
    product: "Products",
    activity: "Activities",
    profit: "What customers bring in",
    claim: "Unclaimed",
    entered: "Entered a stage",
  },
  notices: {
    exportReady:
      "Your file with {rows, plural, one {# row} other {# rows}} is ready. It is kept for a week, then forgotten.",
    exportFailed: "Your export could not be finished: among your exports you see why. Nothing was lost.",
  },
  audit: {
    list_exported: "exported a list",
    records_changed: "changed many records at once",
    records_reassigned: "gave many records another owner",
    records_removed: "removed records",
    field_created: "added a field",
    field_changed: "changed a field",
    field_archived: "archived a field",
    field_restored: "brought a field back",
    field_indexed: "made lists sortable by a field",
    field_unindexed: "stopped sorting lists by a field",
  },
  permissions: {
    view_save: "Keep views of lists",
    view_share: "Show views of lists to everybody",
    field_manage: "Add and change the organisation’s own fields",
  },
};
