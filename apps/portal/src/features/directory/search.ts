import { roles } from "@arraigo/platform/contract";
import { z } from "zod/mini";

const word = z.optional(z.catch(z.string().check(z.maxLength(100)), ""));

/** The people page as its address says it. */
export const peopleSearch = z.object({
  text: word,
  unit: z.catch(z.optional(z.uuid()), undefined),
  job: z.catch(z.optional(z.uuid()), undefined),
  role: z.catch(z.optional(z.enum(roles)), undefined),
  left: z.catch(z.optional(z.literal("yes")), undefined),
  new: z.catch(z.optional(z.literal("yes")), undefined),
});

export type PeopleSearch = z.output<typeof peopleSearch>;

/** What the list is asked for. */
export function peopleInput({ text, unit, job, role, left }: PeopleSearch) {
  return {
    limit: 50,
    left: left === "yes",
    ...(text?.trim() ? { text: text.trim() } : {}),
    ...(unit ? { orgUnitId: unit } : {}),
    ...(job ? { jobRoleId: job } : {}),
    ...(role ? { role } : {}),
  };
}
