import { entityId, line, localDate, type Role } from "@arraigo/platform/contract";
import { z } from "zod";

/** What stands on a time axis, whoever knows it. */
export const annotationKinds = ["release", "go_live", "course", "message", "other"] as const;
export type AnnotationKind = (typeof annotationKinds)[number];

const axisDaysMax = 800;

export const AnnotationsInput = z
  .object({ from: localDate, until: localDate })
  .strict()
  .refine(({ from, until }) => from <= until && Date.parse(until) - Date.parse(from) < axisDaysMax * 86_400_000, {
    path: ["until"],
    error: `From a day to a later one, at most ${axisDaysMax} days.`,
  });
export type AnnotationsInput = z.infer<typeof AnnotationsInput>;

/** With an id, what is already written is changed. */
export const WriteAnnotation = z
  .object({
    id: entityId.optional(),
    day: localDate,
    kind: z.enum(annotationKinds),
    label: line(80),
  })
  .strict();
export type WriteAnnotation = z.infer<typeof WriteAnnotation>;

export const OnlyId = z.object({ id: entityId }).strict();
export type OnlyId = z.infer<typeof OnlyId>;

/** Roles that see figures, and so can be shown a question about them. */
export const sharedRoles = ["change_manager", "sponsor", "leader", "administrator"] as const satisfies readonly Role[];
const sharing = z.array(z.enum(sharedRoles)).max(sharedRoles.length);

const word = z.string().max(4_000);
const one = z.union([word, z.number(), z.boolean()]);
/**
 * A usage page's question as its address writes it: the tab and whatever that tab asks. What a part means is the page's own
 * business; one it does not know any more is passed over when it is opened.
 */
export const Question = z
  .record(z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/u), z.union([one, z.array(one).max(30)]))
  .refine((question) => Object.keys(question).length <= 30 && JSON.stringify(question).length <= 6_000, {
    error: "At most 30 parts and 6,000 characters.",
  });
export type Question = z.infer<typeof Question>;

/** With an id, a question already saved gets another name, question or readers. */
export const SaveInsight = z
  .object({ id: entityId.optional(), name: line(80), question: Question, sharedRoles: sharing })
  .strict();
export type SaveInsight = z.infer<typeof SaveInsight>;

export const insightsAtOnceMax = 24;

/** A dashboard's insights in their order; each once. */
export const SaveDashboard = z
  .object({
    id: entityId.optional(),
    name: line(80),
    insightIds: z
      .array(entityId)
      .max(insightsAtOnceMax)
      .refine((ids) => new Set(ids).size === ids.length, { error: "Each insight once." }),
    sharedRoles: sharing,
  })
  .strict();
export type SaveDashboard = z.infer<typeof SaveDashboard>;

/** Questions as a first dashboard of one's own, each kept under its name. */
export const BeginDashboard = z
  .object({
    name: line(80),
    insights: z
      .array(z.object({ name: line(80), question: Question }).strict())
      .min(1)
      .max(insightsAtOnceMax),
  })
  .strict();
export type BeginDashboard = z.infer<typeof BeginDashboard>;

/** What a page of several numbers asks, at once. */
export const FiguresInput = z.object({ questions: z.array(Question).min(1).max(insightsAtOnceMax) }).strict();
export type FiguresInput = z.infer<typeof FiguresInput>;

export const alertConditions = ["above", "below", "changes"] as const;

/** The threshold is in the figure's own unit, shares from 0 to 1; for "changes", the part of the value before. */
export const SaveAlert = z
  .object({
    id: entityId.optional(),
    insightId: entityId,
    measure: z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/u),
    condition: z.enum(alertConditions),
    threshold: z.number().min(0).max(1_000_000_000),
  })
  .strict();
export type SaveAlert = z.infer<typeof SaveAlert>;

export const SnoozeAlert = z.object({ id: entityId, days: z.int().min(1).max(365).nullable() }).strict();
export type SnoozeAlert = z.infer<typeof SnoozeAlert>;
