import type { TRPCRouterRecord } from "@trpc/server";
import { ClaimById, ClaimRecord, CountClaimable, ListClaimable, ListClaims } from "../insight-contract";
import { can } from "../procedures";
import { claimRecord } from "./claim-record";
import { countClaimable } from "./count-claimable";
import { listClaimable } from "./list-claimable";
import { listClaims } from "./list-claims";
import { returnClaim } from "./return-claim";

export const claimsRouter = {
  list: can("record.claim")
    .input(ListClaimable)
    .query(({ ctx, input }) => listClaimable(ctx, input)),
  counts: can("record.claim")
    .input(CountClaimable)
    .query(({ ctx, input }) => countClaimable(ctx, input)),
  claim: can("record.claim")
    .input(ClaimRecord)
    .mutation(({ ctx, input }) => claimRecord(ctx, input)),
  giveBack: can("record.claim")
    .input(ClaimById)
    .mutation(({ ctx, input }) => returnClaim(ctx, input)),
  log: can("record.claim")
    .input(ListClaims)
    .query(({ ctx, input }) => listClaims(ctx, input)),
} satisfies TRPCRouterRecord;
