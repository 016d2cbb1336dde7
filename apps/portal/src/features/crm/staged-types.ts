/** Records that walk through the stages of a pipeline. */
export const stagedTypes = ["opportunity", "lead", "case"] as const;
export type StagedType = (typeof stagedTypes)[number];
