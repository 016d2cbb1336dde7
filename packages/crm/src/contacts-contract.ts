import { entityId, line } from "@arraigo/platform/contract";
import { z } from "zod";

/** Records that have e-mail addresses and phone numbers, each with what is known about it. */
export const reachableTypes = ["contact", "lead"] as const;
export type ReachableType = (typeof reachableTypes)[number];
export const pointKinds = ["email", "phone"] as const;
export type PointKind = (typeof pointKinds)[number];
/** What can be known about an address: said yes, said no, leads nowhere. */
export const pointMarks = ["consent", "optOut", "invalid"] as const;
export type PointMark = (typeof pointMarks)[number];

const at = { id: entityId, kind: z.enum(pointKinds), value: line(254) };
const fits = (point: { kind: PointKind; value: string }) =>
  point.kind === "email" ? z.email().safeParse(point.value).success : /\d.*\d.*\d/u.test(point.value);

export const AddPoint = z
  .object({ ...at, label: line(40).optional() })
  .strict()
  .refine(fits, { path: ["value"] });
export type AddPoint = z.infer<typeof AddPoint>;

/** One address of a record, by what it is: the first one may be known from the record alone. */
export const PointAt = z.object(at).strict();
export type PointAt = z.infer<typeof PointAt>;

export const ChangePoint = z
  .object({ ...at, to: line(254).optional(), label: line(40).nullable().optional() })
  .strict()
  .refine(({ kind, to }) => to === undefined || fits({ kind, value: to }), { path: ["to"] });
export type ChangePoint = z.infer<typeof ChangePoint>;

export const MarkPoint = z
  .object({
    ...at,
    mark: z.enum(pointMarks),
    /** False takes the mark back. */
    on: z.boolean(),
    /** Where they said so: "on the phone", "form of May". */
    from: line(120).optional(),
  })
  .strict();
export type MarkPoint = z.infer<typeof MarkPoint>;

export const RelateContact = z
  .object({ contactId: entityId, accountId: entityId, role: line(120).nullable().default(null) })
  .strict();
export type RelateContact = z.infer<typeof RelateContact>;
export const UnrelateContact = RelateContact.omit({ role: true });
export type UnrelateContact = z.infer<typeof UnrelateContact>;

export const ReadAccountGroup = z.object({ id: entityId }).strict();
export type ReadAccountGroup = z.infer<typeof ReadAccountGroup>;
