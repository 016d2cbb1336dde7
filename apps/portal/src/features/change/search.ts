import { z } from "zod/mini";

const word = z.optional(z.catch(z.string(), ""));

/** `/change?new=rollout` opens the form. */
export const rolloutsSearch = z.object({ new: word });

/** What is open for editing: `rollout`, `plan`, `wave`, `wave:<id>`, `behaviour`, `behaviour:<id>`. */
export const rolloutSearch = z.object({ edit: word });
