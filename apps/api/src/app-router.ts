import { adoptionModule } from "@arraigo/adoption";
import { changeModule } from "@arraigo/change";
import { crmModule } from "@arraigo/crm";
import { directoryModule } from "@arraigo/directory";
import { feedbackModule } from "@arraigo/feedback";
import { router } from "@arraigo/platform";
import { sponsorshipModule } from "@arraigo/sponsorship";
import { telemetryModule } from "@arraigo/telemetry";
import { trainingModule } from "@arraigo/training";

/** One key per module. */
export const appRouter = router({
  directory: directoryModule.router,
  crm: crmModule.router,
  telemetry: telemetryModule.router,
  training: trainingModule.router,
  feedback: feedbackModule.router,
  change: changeModule.router,
  sponsorship: sponsorshipModule.router,
  adoption: adoptionModule.router,
});

export type AppRouter = typeof appRouter;
