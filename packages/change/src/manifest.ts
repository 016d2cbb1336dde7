import { defineManifest } from "@arraigo/platform/manifest";

export const manifest = defineManifest({
  id: "change",
  permissions: {
    "rollout.read": {
      employee: "organisation",
      people_manager: "organisation",
      change_manager: "organisation",
      sponsor: "organisation",
      leader: "organisation",
      administrator: "organisation",
    },
    "rollout.plan": { change_manager: "organisation", administrator: "organisation" },
    "rollout.lead": { administrator: "organisation" },
  },
  organisationOnly: ["rollout.plan"],
  navigation: [{ job: "change", to: "/change", requires: "rollout.plan", order: 60 }],
  telemetry: { rollout_planned: "Planned a rollout, a wave or a behaviour" },
  publishes: {
    rollouts_v1: { readers: ["adoption", "sponsorship", "telemetry"] },
    waves_v1: { readers: ["adoption", "sponsorship", "telemetry"] },
    wave_people_v1: { readers: ["adoption", "sponsorship"] },
    behaviours_v1: { readers: ["adoption", "telemetry"] },
    rollout_leads_v1: { readers: ["adoption", "telemetry"] },
    plan_points_v1: { readers: ["adoption"] },
  },
});
