import type { api } from "../../lib/trpc";

export type Upload = Awaited<ReturnType<typeof api.crm.imports.upload.mutate>>;
export type Mapping = Upload["mapping"];
export type Preview = Awaited<ReturnType<typeof api.crm.imports.preview.mutate>>;
export type Result = Awaited<ReturnType<typeof api.crm.imports.commit.mutate>>;
