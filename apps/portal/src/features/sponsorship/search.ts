import { z } from "zod/mini";

const word = z.optional(z.catch(z.string(), ""));

/**
 * `write`: to whom a word is being written (`new`, `organisation`, `org_unit:<id>`, `rollout:<id>`); `step=read` opens it ready to
 * be sent. `appoint`: the rollout a sponsor is being named for.
 */
export const sponsorSearch = z.object({ write: word, step: word, appoint: word });
