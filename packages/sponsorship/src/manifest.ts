import { defineManifest } from "@arraigo/platform/manifest";

export const manifest = defineManifest({
  id: "sponsorship",
  permissions: {
    "message.read": {
      employee: "own",
      people_manager: "own",
      change_manager: "own",
      sponsor: "own",
      leader: "own",
      administrator: "own",
    },
    "message.send": { sponsor: "organisation" },
    "presence.read": { sponsor: "own", change_manager: "organisation", leader: "organisation" },
    "sponsor.appoint": { change_manager: "organisation", administrator: "organisation" },
  },
  organisationOnly: ["sponsor.appoint"],
  byPerson: ["presence.read"],
  navigation: [{ job: "sponsor", to: "/sponsor", requires: "presence.read", order: 70 }],
  telemetry: {
    message_sent: "Sent a word to an audience",
    message_read: "Read a word from the sponsor",
  },
  jobs: { deliverMessage: {} },
  publishes: { messages_v1: { readers: ["telemetry"] } },
});
