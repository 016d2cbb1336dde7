import type { TRPCRouterRecord } from "@trpc/server";
import { ConvertLead, CreateLead, DisqualifyLead, LeadById, UpdateLead } from "../contract";
import { can } from "../procedures";
import { createRecord } from "../records/create-record";
import { updateRecord } from "../records/update-record";
import { convertLead } from "./convert-lead";
import { disqualifyLead } from "./disqualify-lead";
import { getLead } from "./get-lead";
import { planConversion } from "./plan-conversion";
import { unconvertLead } from "./unconvert-lead";

export const leadRouter = {
  get: can("lead.read")
    .input(LeadById)
    .query(({ ctx, input }) => getLead(ctx, input)),
  create: can("lead.write")
    .input(CreateLead)
    .mutation(({ ctx, input }) => createRecord(ctx, "lead", input)),
  update: can("lead.write")
    .input(UpdateLead)
    .mutation(({ ctx, input }) => updateRecord(ctx, "lead", input)),
  planConversion: can("lead.write")
    .input(LeadById)
    .query(({ ctx, input }) => planConversion(ctx, input)),
  convert: can("lead.write")
    .input(ConvertLead)
    .mutation(({ ctx, input }) => convertLead(ctx, input)),
  unconvert: can("lead.write")
    .input(LeadById)
    .mutation(({ ctx, input }) => unconvertLead(ctx, input)),
  disqualify: can("lead.write")
    .input(DisqualifyLead)
    .mutation(({ ctx, input }) => disqualifyLead(ctx, input)),
} satisfies TRPCRouterRecord;
