import { defineManifest } from "@arraigo/platform/manifest";

export const manifest = defineManifest({
  id: "__id__",
  permissions: {
    "entry.read": {
      employee: "organisation",
      people_manager: "organisation",
      change_manager: "organisation",
      sponsor: "organisation",
      leader: "organisation",
      administrator: "organisation",
    },
    "entry.add": { change_manager: "organisation", administrator: "organisation" },
  },
  navigation: [{ job: "__job__", to: "/__id__", requires: "entry.read", order: 95 }],
  telemetry: { entry_added: "Added an entry" },
});
