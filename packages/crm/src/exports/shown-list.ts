import type { Ctx } from "@arraigo/platform";
import type { ShownRows } from "../exports-contract";
import type { Cell } from "./cell";
import { shownActivityRows } from "./shown-activity-rows";
import { shownClaimRows } from "./shown-claim-rows";
import { shownEnteredRows } from "./shown-entered-rows";
import { shownProfitRows } from "./shown-profit-rows";

/** A list that is of no record type, as its file has it: its headings, and its rows page after page as the list itself reads them. */
export interface ShownList {
  headings: readonly string[];
  page(ctx: Ctx, at: { cursor?: string; limit: number }): Promise<{ rows: Cell[][]; next: string | null }>;
}

/** In the reader's language and time zone. */
export function shownList(ctx: Ctx, shown: ShownRows): ShownList {
  if (shown.list === "activity") return shownActivityRows(ctx, shown.filter);
  if (shown.list === "profit") return shownProfitRows(ctx, shown.filter);
  if (shown.list === "entered") return shownEnteredRows(ctx, shown.filter);
  return shownClaimRows(ctx, shown.filter);
}

/** Whose rights decide what is in the file, beside that of taking out. */
export function permissionsOf(shown: ShownRows): string[] {
  if (shown.list === "profit") return ["crm.profit.read", "crm.account.read"];
  if (shown.list === "claim") return ["crm.record.claim", `crm.${shown.filter.type}.read`];
  if (shown.list === "entered") return ["crm.opportunity.read", "crm.account.read"];
  const about = ["account", "contact", "lead", "opportunity", "case"].map((type) => `crm.${type}.read`);
  return ["crm.activity.read", ...about];
}
