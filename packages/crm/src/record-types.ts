/** The kinds of records the CRM keeps. Each has fields (`fields/`), a table, an owner, one history and one set of verbs. */
export const recordTypes = ["account", "contact", "lead", "opportunity", "case", "product"] as const;
export type RecordType = (typeof recordTypes)[number];

/** What a file can hold: records of one type, or what happened with them. */
export const importTypes = [...recordTypes, "activity"] as const;
export type ImportType = (typeof importTypes)[number];

/** Records that walk through the stages of a pipeline. */
export const stagedTypes = ["lead", "opportunity", "case"] as const;
export type StagedType = (typeof stagedTypes)[number];

export const isStaged = (type: RecordType): type is StagedType => (stagedTypes as readonly string[]).includes(type);

/** Records that can have a next step: everything but the price list. */
export const steppedTypes = ["account", "contact", "lead", "opportunity", "case"] as const;
export type SteppedType = (typeof steppedTypes)[number];

/** Through which door a change came. */
export const eventSources = ["screen", "api", "import", "sync", "automation", "merge", "undo", "system"] as const;
export type EventSource = (typeof eventSources)[number];
