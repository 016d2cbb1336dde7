import type { RequiredActivity } from "./tables";

/** The values a gate looks at, by field. */
export type GateSubject = Readonly<Record<string, unknown>>;

/** What a gate looks at of a stage. */
export interface GateStage {
  id: string;
  kind: "open" | "won" | "lost";
  requires: readonly string[];
  requiresActivities: readonly RequiredActivity[];
  approval: "manager" | null;
}

/** Everything that has to be known, done and approved before a record stands in a stage. */
export interface Criteria {
  fields: string[];
  activities: RequiredActivity[];
  /** The stages on the way that ask for approval, the entered one among them. */
  approvals: string[];
}

export interface MissingActivity extends RequiredActivity {
  countDone: number;
}

/** What of it is not there yet. */
export interface Missing {
  fields: string[];
  activities: MissingActivity[];
  /** `lapsed`: there was a yes, and what it was said to has changed since. */
  approval: "needed" | "waiting" | "declined" | "lapsed" | null;
}

/** What has no place on a record that is closed: there is nothing next. */
const onlyWhileOpen = new Set(["nextStep", "nextStepOn"]);

/**
 * The criteria of entering `to`, cumulative: its own, and those of the open stages that lie between. Skipping a stage skips none
 * of what it asks for. Who gives up (`lost`) is asked only why; who wins is not asked for a next step. `from` null, or of another
 * pipeline, or closed: the way begins at the first stage. `stages` are the pipeline's, in order.
 */
export function criteriaFor<S extends GateStage>(stages: readonly S[], from: S | null, to: S): Criteria {
  const start = from && from.kind === "open" ? stages.findIndex((stage) => stage.id === from.id) : -1;
  const end = stages.findIndex((stage) => stage.id === to.id);
  const passed =
    to.kind === "lost" ? [] : stages.filter((stage, at) => stage.kind === "open" && at > start && at < end);
  const fieldsPassed = passed
    .flatMap((stage) => stage.requires)
    .filter((field) => to.kind === "open" || !onlyWhileOpen.has(field));
  const counts = new Map<string, number>();
  for (const { kind, countMin } of [...passed, to].flatMap((stage) => stage.requiresActivities))
    counts.set(kind, Math.max(countMin, counts.get(kind) ?? 0));
  return {
    fields: [...new Set([...fieldsPassed, ...to.requires])],
    activities: [...counts].map(([kind, countMin]) => ({ kind, countMin })),
    approvals: [...passed, to].filter((stage) => stage.approval !== null).map((stage) => stage.id),
  };
}

/** A record's fields and its own fields under one roof: `custom.k1` beside `amountMinor`. */
export function gateSubject(row: GateSubject): GateSubject {
  const custom = Object.entries((row.custom ?? {}) as object).map(([key, value]) => [`custom.${key}`, value]);
  return { ...row, ...Object.fromEntries(custom) };
}

/** Every field the stage asks for that is still empty, all at once. An amount of zero is an answer; an empty text is not. */
export function unmetFields(requires: readonly string[], subject: GateSubject): string[] {
  return requires.filter((field) => {
    const value = subject[field];
    if (value === null || value === undefined) return true;
    return (typeof value === "string" && value.trim() === "") || (Array.isArray(value) && value.length === 0);
  });
}

/** The activities of which too few are finished, each with how many are. */
export function unmetActivities(
  requires: readonly RequiredActivity[],
  done: ReadonlyMap<string, number>,
): MissingActivity[] {
  return requires
    .map((each) => ({ ...each, countDone: done.get(each.kind) ?? 0 }))
    .filter((each) => each.countDone < each.countMin);
}

export const isMet = (missing: Missing) =>
  missing.fields.length === 0 && missing.activities.length === 0 && missing.approval === null;

/** What was missing, as words for a log: field keys, activities with how many of how many, approval. */
export function missingNames(missing: Missing): string[] {
  return [
    ...missing.fields,
    ...missing.activities.map(({ kind, countDone, countMin }) => `activity:${kind}:${countDone}/${countMin}`),
    ...(missing.approval ? ["approval"] : []),
  ];
}
