import type { api } from "../../lib/trpc";

export type Upload = Awaited<ReturnType<typeof api.crm.imports.finish.mutate>>;
export type Mapping = Upload["mapping"];
export type MappedColumn = Mapping["columns"][number];
export type ImportType = Upload["recordType"];
export type Preview = Awaited<ReturnType<typeof api.crm.imports.preview.mutate>>;
export type ImportState = Awaited<ReturnType<typeof api.crm.imports.get.query>>;

export const importTypes = [
  "contact",
  "account",
  "lead",
  "opportunity",
  "case",
  "product",
  "activity",
] as const satisfies readonly ImportType[];

/** What somebody needs to bring such files in. */
export const importPermission = (type: ImportType) =>
  type === "activity" ? ("crm.activity.log" as const) : (`crm.${type}.write` as const);
