import type { TRPCRouterRecord } from "@trpc/server";
import { SaveSettings } from "../insight-contract";
import { can } from "../procedures";
import { readSettings } from "./read-settings";
import { saveSettings } from "./save-settings";

export const settingsRouter = {
  get: can("account.read").query(({ ctx }) => readSettings(ctx)),
  save: can("settings.manage", { track: "settings_changed" })
    .input(SaveSettings)
    .mutation(({ ctx, input }) => saveSettings(ctx, input)),
} satisfies TRPCRouterRecord;
