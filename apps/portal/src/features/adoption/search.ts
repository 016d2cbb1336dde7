import { z } from "zod/mini";

const word = z.optional(z.catch(z.string(), ""));

/** What a rollout's page shows: its grouping, the figure or cell that is open, the definition that is open. */
export const rolloutSearch = z.object({
  by: z.optional(z.catch(z.enum(["unit", "wave", "role"]), "unit")),
  drill: z.optional(z.catch(z.enum(["adoption", "utilisation", "speed", "proficiency", "cell"]), "adoption")),
  group: word,
  behaviour: word,
  how: word,
});

export const teamSearch = z.object({ rollout: word, after: word });
