import type { TRPCRouterRecord } from "@trpc/server";
import { AddLine, ChangeLine, LineById, OpportunityLines, OrderLines, PickProducts, RecordById } from "../contract";
import { can } from "../procedures";
import { addLine, changeLine, listLines, orderLines, removeLine, takeLinesTotal } from "./change-lines";
import { getProduct } from "./get-product";
import { pickProducts } from "./pick-products";

/** What only products have: the deals they are part of, and being picked for one. */
export const productProcedures = {
  get: can("product.read")
    .input(RecordById)
    .query(({ ctx, input }) => getProduct(ctx, input)),
  pick: can("product.read")
    .input(PickProducts)
    .query(({ ctx, input }) => pickProducts(ctx, input)),
} satisfies TRPCRouterRecord;

/** What an opportunity is made of. */
export const lineRouter = {
  list: can("opportunity.read")
    .input(OpportunityLines)
    .query(({ ctx, input }) => listLines(ctx, input)),
  add: can("opportunity.write")
    .input(AddLine)
    .mutation(({ ctx, input }) => addLine(ctx, input)),
  change: can("opportunity.write")
    .input(ChangeLine)
    .mutation(({ ctx, input }) => changeLine(ctx, input)),
  remove: can("opportunity.write")
    .input(LineById)
    .mutation(({ ctx, input }) => removeLine(ctx, input)),
  order: can("opportunity.write", { track: "opportunity_updated" })
    .input(OrderLines)
    .mutation(({ ctx, input }) => orderLines(ctx, input)),
  takeTotal: can("opportunity.write")
    .input(OpportunityLines)
    .mutation(({ ctx, input }) => takeLinesTotal(ctx, input)),
} satisfies TRPCRouterRecord;
