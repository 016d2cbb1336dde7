import { z } from "zod";

/** What a form had read of the fields it changes: where somebody else changed one since, nothing is overwritten. */
export const asRead = z.record(z.string().max(60), z.unknown()).optional();
