import { z } from "zod";

/** Whether the database can hold the text: no NUL, no half of a character. */
export const storable = (text: string) => !text.includes("\u0000") && !/\p{Surrogate}/u.test(text);

/** An event's name as it is stored. */
export const eventName = z.string().min(1).max(200).refine(storable);

/** Properties an event has to have, all of them: at most ten, each a text, a number or yes and no. */
export const eventFilter = z
  .record(
    z.string().min(1).max(100).refine(storable),
    z.union([z.string().max(200).refine(storable), z.number(), z.boolean()]),
  )
  .refine((filter) => Object.keys(filter).length <= 10);
export type EventFilter = z.infer<typeof eventFilter>;
