/**
 * What can be wrong with an open record on its way. Four separate clocks, because each asks for another answer: touch it, move it,
 * redate it, plan it.
 */
export const flagNames = ["idle", "overstayed", "pastClose", "noNextStep"] as const;
export type FlagName = (typeof flagNames)[number];
