import { defineManifest } from "@arraigo/platform/manifest";

export const manifest = defineManifest({
  id: "telemetry",
  permissions: {
    "usage.read": { change_manager: "organisation", administrator: "organisation" },
    "key.manage": { administrator: "organisation" },
    "arrival.read": { administrator: "organisation" },
    "name.map": { administrator: "organisation" },
    "catalogue.manage": { change_manager: "organisation", administrator: "organisation" },
    "retention.manage": { administrator: "organisation" },
    "person.erase": { administrator: "organisation" },
    "figure.read": {
      change_manager: "organisation",
      sponsor: "organisation",
      leader: "organisation",
      administrator: "organisation",
    },
  },
  organisationOnly: [
    "usage.read",
    "key.manage",
    "arrival.read",
    "name.map",
    "catalogue.manage",
    "retention.manage",
    "person.erase",
    "figure.read",
  ],
  navigation: [
    { job: "adoption", to: "/adoption/usage", requires: "figure.read", order: 25 },
    { job: "admin", to: "/admin/sources", requires: "usage.read", order: 40 },
    { job: "admin", to: "/admin/names", requires: "usage.read", order: 42 },
    { job: "admin", to: "/admin/events", requires: "usage.read", order: 44 },
  ],
  jobs: {
    forgetDeliveries: { every: "1d" },
    keepToPolicy: { every: "1d" },
    moveNames: {},
    recheckPeople: {},
    sealDays: { every: "1d" },
    watchHorizon: { every: "1d" },
  },
  publishes: {
    usage_by_person_day_v1: { readers: ["adoption", "sponsorship"] },
    events_v1: { readers: ["adoption"] },
    usage_by_filter_day_v1: { readers: ["adoption"] },
    usage_by_day_v1: { readers: ["adoption"] },
    active_days_v1: { readers: ["adoption", "sponsorship"] },
  },
});
