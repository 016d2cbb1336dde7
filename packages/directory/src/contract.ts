import { languages, line } from "@arraigo/platform/contract";
import { z } from "zod";

export const UpdateMe = z
  .object({
    language: z.enum(languages).optional(),
    timeZone: line(60).optional(),
  })
  .strict();
export type UpdateMe = z.infer<typeof UpdateMe>;

export const ReadNotices = z.object({ ids: z.array(z.uuid()).max(200).optional() }).strict();
export type ReadNotices = z.infer<typeof ReadNotices>;
