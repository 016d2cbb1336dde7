import { z } from "zod/mini";

const owner = z.optional(z.catch(z.enum(["mine", "team", "all"]), "all"));
const sheet = z.optional(z.catch(z.enum(["contact", "account", "opportunity"]), "contact"));
const text = z.optional(z.catch(z.string(), ""));

/** The addresses' state: every part optional, so that a mangled link opens the page. */
export const boardSearch = z.object({ owner, new: sheet, log: z.optional(z.catch(z.literal("new"), "new")) });
export const listSearch = z.object({
  q: text,
  owner,
  sort: z.optional(z.catch(z.enum(["newest", "name"]), "newest")),
  new: sheet,
});
