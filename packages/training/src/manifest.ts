import { defineManifest } from "@arraigo/platform/manifest";

export const manifest = defineManifest({
  id: "training",
  permissions: {
    "course.take": { employee: "own" },
    "course.author": { change_manager: "organisation", administrator: "organisation" },
    "course.assign": { people_manager: "team", change_manager: "organisation", administrator: "organisation" },
    "team.read": { people_manager: "team" },
    "progress.read": { change_manager: "organisation", sponsor: "organisation", leader: "organisation" },
  },
  organisationOnly: ["course.author"],
  byPerson: ["course.assign", "team.read", "progress.read"],
  navigation: [
    { job: "learn", to: "/learn", requires: "course.take", order: 30 },
    { job: "learn", to: "/learn/team", requires: "team.read", order: 31 },
    { job: "learn", to: "/learn/progress", requires: "progress.read", order: 32 },
    { job: "learn", to: "/learn/courses", requires: "course.author", order: 33 },
  ],
  telemetry: {
    lesson_opened: "Opened a lesson",
    quiz_submitted: "Answered a quiz",
    course_completed: "Finished a course",
  },
  jobs: { remindLearners: { every: "1d" } },
  publishes: { assigned_v1: { readers: ["telemetry"] } },
  evidence: { assessmentScore: { label: "Latest score of required assessments", unit: "score" } },
});
