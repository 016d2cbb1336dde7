import type { TRPCRouterRecord } from "@trpc/server";
import { ListFilter, ListRecords } from "../lists-contract";
import { can } from "../procedures";
import type { RecordType } from "../record-types";
import { countRecords, listRecords } from "./list-records";

/** What every record type's lists can do. */
export const listProcedures = <T extends RecordType>(type: T) =>
  ({
    list: can(`${type}.read`)
      .input(ListRecords)
      .query(({ ctx, input }) => listRecords(ctx, type, input)),
    count: can(`${type}.read`)
      .input(ListFilter)
      .query(({ ctx, input }) => countRecords(ctx, type, input)),
  }) satisfies TRPCRouterRecord;
