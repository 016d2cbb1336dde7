import type { inferOutput } from "@trpc/tanstack-react-query";
import type { trpc } from "../../lib/trpc";

/** One event of the catalogue, as it is listed. */
export type CatalogueEvent = inferOutput<typeof trpc.telemetry.catalogue.list>["events"][number];
