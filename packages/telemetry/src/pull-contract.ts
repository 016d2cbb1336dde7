import { entityId, line, pageInput } from "@arraigo/platform/contract";
import { z } from "zod";
import { storable } from "./event-filter-contract";

/** The connectors there are. */
export const pullKinds = ["salesforce"] as const;
export type PullKind = (typeof pullKinds)[number];

/** How often a source may be looked at, in minutes. */
export const pullEvery = [5, 15, 60, 360, 1_440] as const;

/** Why a source could not be looked at, or a file of it not be read. `read_before`: its content came under another name. */
export const pullProblems = [
  "not_set_up",
  "folder_missing",
  "folder_outside",
  "folder_unreadable",
  "too_many_files",
  "file_outside",
  "file_unreadable",
  "file_too_long",
  "format_unknown",
  "read_before",
] as const;
export type PullProblem = (typeof pullProblems)[number];

/** Names of folders one below the other; none of them leads upwards or hides. '' is the organisation's own folder. */
const folder = z
  .string()
  .max(300)
  .refine(storable)
  .refine((path) => path === "" || path.split("/").every((name) => /^[^./\\\0][^/\\\0]*$/.test(name)));

export const AddPullSource = z
  .object({
    name: line(80),
    kind: z.enum(pullKinds),
    folder,
    everyMinutes: z.union(pullEvery.map((minutes) => z.literal(minutes))),
  })
  .strict();
export type AddPullSource = z.infer<typeof AddPullSource>;

export const PullSourceById = z.object({ sourceId: entityId }).strict();
export type PullSourceById = z.infer<typeof PullSourceById>;

/** Files of a source, the latest read first. */
export const PullFilesInput = pageInput.extend({ sourceId: entityId }).strict();
export type PullFilesInput = z.infer<typeof PullFilesInput>;
