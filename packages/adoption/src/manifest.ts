import { defineManifest } from "@arraigo/platform/manifest";

export const manifest = defineManifest({
  id: "adoption",
  permissions: {
    "own.read": {
      employee: "own",
      people_manager: "own",
      change_manager: "own",
      sponsor: "own",
      leader: "own",
      administrator: "own",
    },
    "team.read": { people_manager: "team" },
    "rollout.read": { change_manager: "organisation" },
    "overview.read": { change_manager: "organisation", sponsor: "organisation", leader: "organisation" },
  },
  navigation: [
    { job: "adoption", to: "/adoption", requires: "rollout.read", order: 10 },
    { job: "adoption", to: "/adoption/leadership", requires: "overview.read", order: 20 },
    { job: "adoption", to: "/adoption/team", requires: "team.read", order: 30 },
    { job: "adoption", to: "/adoption/mine", requires: "own.read", order: 40 },
  ],
  publishes: {
    rollout_people_v1: { readers: ["telemetry"] },
    asked_behaviours_v1: { readers: ["telemetry"] },
  },
  jobs: { closePeriods: { every: "1h" }, recomputeRollout: {} },
});
