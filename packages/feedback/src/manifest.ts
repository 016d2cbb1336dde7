import { defineManifest } from "@arraigo/platform/manifest";

export const manifest = defineManifest({
  id: "feedback",
  permissions: {
    "post.read": { employee: "organisation", leader: "organisation" },
    "post.submit": { employee: "own" },
    "post.vote": { employee: "organisation" },
    "post.move": { change_manager: "organisation" },
    "post.answer": { change_manager: "organisation" },
  },
  byPerson: ["post.move", "post.answer"],
  navigation: [{ job: "voice", to: "/voice", requires: "post.read", order: 40 }],
  telemetry: {
    post_submitted: "Said what is wrong, or what would help",
    post_voted: "Supported what somebody else said",
  },
  evidence: { answeredShare: { label: "Feedback answered", unit: "share" } },
});
