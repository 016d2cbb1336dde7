import { defineManifest } from "@arraigo/platform/manifest";

export const manifest = defineManifest({
  id: "directory",
  permissions: {
    "person.read": {
      employee: "own",
      people_manager: "team",
      change_manager: "organisation",
      sponsor: "organisation",
      leader: "organisation",
      administrator: "organisation",
    },
    /** Who is expected when: absences, also by whoever administers one unit. */
    "person.manage": { administrator: "organisation" },
    "person.write": { administrator: "organisation" },
    "person.import": { administrator: "organisation" },
    "access.manage": { administrator: "organisation" },
    "privacy.manage": { administrator: "organisation" },
    "audit.read": { administrator: "organisation" },
    "structure.read": {
      employee: "organisation",
      people_manager: "organisation",
      change_manager: "organisation",
      sponsor: "organisation",
      leader: "organisation",
      administrator: "organisation",
    },
    "structure.manage": { administrator: "organisation" },
  },
  organisationOnly: [
    "person.write",
    "person.import",
    "access.manage",
    "privacy.manage",
    "audit.read",
    "structure.manage",
  ],
  byPerson: ["person.read", "person.manage"],
  navigation: [
    { job: "admin", to: "/admin/people", requires: "person.manage", order: 90 },
    { job: "admin", to: "/admin/structure", requires: "structure.manage", order: 91 },
    { job: "admin", to: "/admin/access", requires: "access.manage", order: 92 },
    { job: "admin", to: "/admin/privacy", requires: "privacy.manage", order: 93 },
    { job: "admin", to: "/admin/audit", requires: "audit.read", order: 94 },
  ],
  jobs: {
    forgetUploads: { every: "1d" },
    handOverDaily: { every: "1d" },
    forgetOld: { every: "1d" },
    mailNotice: { outside: true },
    mailPasswordReset: { outside: true },
  },
});
