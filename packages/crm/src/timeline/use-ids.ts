/**
 * The ids under which uses of the CRM are counted, made from what history keeps: whoever takes an act back needs nothing else to
 * take its use back, and the same act counts once.
 */
export const runUse = (runId: string) => `crm.run:${runId}`;
export const runUndoneUse = (runId: string, begunAt: string) => `crm.run_undone:${runId}:${begunAt}`;
export const conversionUse = (id: string) => `crm.converted:${id}`;
export const plannedUse = (activityId: string) => `crm.activity_planned:${activityId}`;
export const moveUse = (recordId: string, at: Date) => `crm.moved:${recordId}:${at.toISOString()}`;
export const actUse = (name: string, recordId: string, at: Date) => `crm.${name}:${recordId}:${at.toISOString()}`;
