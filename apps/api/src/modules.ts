import { adoptionModule } from "@arraigo/adoption";
import { changeModule } from "@arraigo/change";
import { crmModule } from "@arraigo/crm";
import { directoryModule } from "@arraigo/directory";
import { feedbackModule } from "@arraigo/feedback";
import type { Module } from "@arraigo/platform";
import { sponsorshipModule } from "@arraigo/sponsorship";
import { telemetryModule } from "@arraigo/telemetry";
import { trainingModule } from "@arraigo/training";

/** The map of the system, and the only list of modules. Seeds run in this order. */
export const modules = [
  directoryModule,
  crmModule,
  telemetryModule,
  trainingModule,
  feedbackModule,
  changeModule,
  sponsorshipModule,
  adoptionModule,
] as const satisfies readonly Module[];
