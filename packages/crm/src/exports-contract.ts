import { z } from "zod";
import { ActivityFilter } from "./activities-contract";
import { EnteredFilter } from "./dashboards-contract";
import { ClaimableFilter } from "./insight-contract";
import { exportFormats } from "./lists-contract";
import { ProfitFilter } from "./profit-contract";

/** A list that is of no record type, and what it shows. */
export const ShownRows = z.discriminatedUnion("list", [
  z.object({ list: z.literal("activity"), filter: ActivityFilter }).strict(),
  z.object({ list: z.literal("profit"), filter: ProfitFilter }).strict(),
  z.object({ list: z.literal("claim"), filter: ClaimableFilter }).strict(),
  z.object({ list: z.literal("entered"), filter: EnteredFilter }).strict(),
]);
export type ShownRows = z.infer<typeof ShownRows>;

export const ExportRows = z.object({ shown: ShownRows, format: z.enum(exportFormats).default("csv") }).strict();
export type ExportRows = z.infer<typeof ExportRows>;
