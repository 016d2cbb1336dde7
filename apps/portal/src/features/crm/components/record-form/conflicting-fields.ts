import { type FieldValues, sameValue } from "./record-fields";

/**
 * Three values decide about a field: what the form had read, what stands now, and what was written. It collides where somebody
 * else changed it and what was written differs from what stands now.
 */
export function conflictingFields(was: FieldValues, now: FieldValues, written: FieldValues): string[] {
  return Object.keys(written).filter((key) => !sameValue(was[key], now[key]) && !sameValue(written[key], now[key]));
}

/** The written fields that differ from what the form had read: what there is to save. */
export function changedFields(was: FieldValues, written: FieldValues): FieldValues {
  return Object.fromEntries(Object.entries(written).filter(([key, value]) => !sameValue(was[key], value)));
}
