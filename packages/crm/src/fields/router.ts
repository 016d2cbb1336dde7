import type { TRPCRouterRecord } from "@trpc/server";
import {
  CreateCustomField,
  CustomFieldById,
  ListCustomFields,
  OrderCustomFields,
  UpdateCustomField,
} from "../lists-contract";
import { can } from "../procedures";
import {
  archiveCustomField,
  createCustomField,
  listCustomFields,
  orderCustomFields,
  restoreCustomField,
  updateCustomField,
} from "./custom-fields";
import { indexCustomField, unindexCustomField } from "./index-field";

export const customFieldRouter = {
  list: can("record.read")
    .input(ListCustomFields)
    .query(({ ctx, input }) => listCustomFields(ctx, input)),
  create: can("field.manage", { track: "field_created", reach: "organisation" })
    .input(CreateCustomField)
    .mutation(({ ctx, input }) => createCustomField(ctx, input)),
  update: can("field.manage", { track: "field_changed", reach: "organisation" })
    .input(UpdateCustomField)
    .mutation(({ ctx, input }) => updateCustomField(ctx, input)),
  archive: can("field.manage", { track: "field_changed", reach: "organisation" })
    .input(CustomFieldById)
    .mutation(({ ctx, input }) => archiveCustomField(ctx, input)),
  restore: can("field.manage", { track: "field_changed", reach: "organisation" })
    .input(CustomFieldById)
    .mutation(({ ctx, input }) => restoreCustomField(ctx, input)),
  order: can("field.manage", { track: "field_changed", reach: "organisation" })
    .input(OrderCustomFields)
    .mutation(({ ctx, input }) => orderCustomFields(ctx, input)),
  index: can("field.manage", { track: "field_changed", reach: "organisation" })
    .input(CustomFieldById)
    .mutation(({ ctx, input }) => indexCustomField(ctx, input)),
  unindex: can("field.manage", { track: "field_changed", reach: "organisation" })
    .input(CustomFieldById)
    .mutation(({ ctx, input }) => unindexCustomField(ctx, input)),
} satisfies TRPCRouterRecord;
