import type { api } from "../../../../lib/trpc";

/** One thing that was done to many records at once, as the server tells it. */
export type PastRow = Awaited<ReturnType<typeof api.crm.runs.list.query>>["rows"][number];
