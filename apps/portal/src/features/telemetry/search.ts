import { z } from "zod/mini";

export const connectionsSearch = z.object({
  list: z.catch(z.optional(z.enum(["rejected", "unmatched"])), undefined),
  new: z.catch(z.optional(z.literal("key")), undefined),
});
