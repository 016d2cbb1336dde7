import { z } from "zod/mini";

/** The course whose progress is looked at. */
export const progressSearch = z.object({ course: z.optional(z.catch(z.optional(z.string()), undefined)) });
