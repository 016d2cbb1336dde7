import { entityId, pageInput } from "@arraigo/platform/contract";
import { z } from "zod";

/** Why a record may be taken: nobody owns it, its owner left, or its owner has not touched it for long and nothing is open. */
export const claimReasons = ["unowned", "left", "abandoned"] as const;
export type ClaimReason = (typeof claimReasons)[number];
export const claimableTypes = ["account", "contact", "lead", "opportunity", "case"] as const;
export type ClaimableType = (typeof claimableTypes)[number];

/** Abandoned are accounts alone: whoever looks after the account looks after its people, and a lead, deal or case says itself that it stands still. */
const claimableFilter = z
  .object({ type: z.enum(claimableTypes).default("account"), why: z.enum(claimReasons).default("unowned") })
  .strict();
const abandonedAccounts = ({ type, why }: { type: ClaimableType; why: ClaimReason }) =>
  why !== "abandoned" || type === "account";
export const ClaimableFilter = claimableFilter.refine(abandonedAccounts, { path: ["why"] });
export type ClaimableFilter = z.infer<typeof ClaimableFilter>;
export const ListClaimable = claimableFilter
  .extend(pageInput.shape)
  .strict()
  .refine(abandonedAccounts, { path: ["why"] });
export type ListClaimable = z.infer<typeof ListClaimable>;

export const CountClaimable = z.object({ type: z.enum(claimableTypes).default("account") }).strict();
export type CountClaimable = z.infer<typeof CountClaimable>;

export const ClaimRecord = z.object({ type: z.enum(claimableTypes), id: entityId }).strict();
export type ClaimRecord = z.infer<typeof ClaimRecord>;

export const ClaimById = z.object({ claimId: entityId }).strict();
export type ClaimById = z.infer<typeof ClaimById>;

export const ListClaims = z
  .object({ owner: z.enum(["mine", "all"]).default("all") })
  .extend(pageInput.shape)
  .strict();
export type ListClaims = z.infer<typeof ListClaims>;

export const SaveSettings = z
  .object({
    currency: z.string().regex(/^[A-Z]{3}$/),
    abandonedDays: z.int().min(7).max(3_650),
    claimsPerDayMax: z.int().min(1).max(1_000),
    goneDays: z.int().min(90).max(3_650),
    weekStartsOn: z.union([z.literal(1), z.literal(6), z.literal(7)]),
  })
  .partial()
  .strict();
export type SaveSettings = z.infer<typeof SaveSettings>;
