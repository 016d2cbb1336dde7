import { line } from "@arraigo/platform/contract";
import { z } from "zod";

export const AddEntry = z.object({ name: line(120) }).strict();
export type AddEntry = z.infer<typeof AddEntry>;
