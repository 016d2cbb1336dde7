import { signedIn } from "@arraigo/platform";
import type { TRPCRouterRecord } from "@trpc/server";
import { assignRole } from "./access/assign-role";
import { changeReach } from "./access/change-reach";
import { listReaches } from "./access/list-reaches";
import { unassignRole } from "./access/unassign-role";
import { listAudit } from "./audit/list-audit";
import * as contract from "./contract";
import { commitPeopleImport } from "./imports/commit-people-import";
import { planPeopleImport } from "./imports/plan-people-import";
import { uploadPeople } from "./imports/upload-people";
import { listNotices } from "./inbox/list-notices";
import { readNotices } from "./inbox/read-notices";
import { readLeaving } from "./leaving/read-leaving";
import { aboutMe } from "./people/about-me";
import { getPerson } from "./people/get-person";
import { listPeople } from "./people/list-people";
import { recordAbsence } from "./people/record-absence";
import { removeAbsence } from "./people/remove-absence";
import { savePerson } from "./people/save-person";
import { setAccess } from "./people/set-access";
import { updateMe } from "./people/update-me";
import { changePrivacyMode } from "./privacy/change-privacy-mode";
import { can } from "./procedures";
import { currentSession } from "./session/current-session";
import { endMySessions } from "./session/end-my-sessions";
import { listMySessions } from "./session/list-my-sessions";
import { getStructure } from "./structure/get-structure";
import { saveJobRole } from "./structure/save-job-role";
import { saveLocation } from "./structure/save-location";
import { saveOrgUnit } from "./structure/save-org-unit";

/** Not for whoever administers one unit: they could give themselves the rest, or take over somebody who has it. */
const whole = { reach: "organisation" } as const;

export const router = {
  session: {
    current: signedIn.query(({ ctx }) => currentSession(ctx)),
    list: signedIn.query(({ ctx }) => listMySessions(ctx)),
    endAll: signedIn.mutation(({ ctx }) => endMySessions(ctx)),
  },
  people: {
    list: can("person.read")
      .input(contract.ListPeople)
      .query(({ ctx, input }) => listPeople(ctx, input)),
    get: can("person.read")
      .input(contract.PersonById)
      .query(({ ctx, input }) => getPerson(ctx, input)),
    save: can("person.write", whole)
      .input(contract.SavePerson)
      .mutation(({ ctx, input }) => savePerson(ctx, input)),
    recordAbsence: can("person.manage")
      .input(contract.RecordAbsence)
      .mutation(({ ctx, input }) => recordAbsence(ctx, input)),
    removeAbsence: can("person.manage")
      .input(contract.RemoveAbsence)
      .mutation(({ ctx, input }) => removeAbsence(ctx, input)),
    setAccess: can("access.manage", whole)
      .input(contract.SetAccess)
      .mutation(({ ctx, input }) => setAccess(ctx, input)),
    aboutMe: signedIn.query(({ ctx }) => aboutMe(ctx)),
    updateMe: signedIn.input(contract.UpdateMe).mutation(({ ctx, input }) => updateMe(ctx, input)),
  },
  leaving: {
    read: can("person.write", whole)
      .input(contract.PersonById)
      .query(({ ctx, input }) => readLeaving(ctx, input)),
  },
  roles: {
    assign: can("access.manage", whole)
      .input(contract.AssignRole)
      .mutation(({ ctx, input }) => assignRole(ctx, input)),
    unassign: can("access.manage", whole)
      .input(contract.UnassignRole)
      .mutation(({ ctx, input }) => unassignRole(ctx, input)),
  },
  reaches: {
    list: can("access.manage", whole).query(({ ctx }) => listReaches(ctx)),
    change: can("access.manage", whole)
      .input(contract.ChangeReach)
      .mutation(({ ctx, input }) => changeReach(ctx, input)),
  },
  structure: {
    get: can("structure.read").query(({ ctx }) => getStructure(ctx)),
    saveOrgUnit: can("structure.manage", whole)
      .input(contract.SaveOrgUnit)
      .mutation(({ ctx, input }) => saveOrgUnit(ctx, input)),
    saveJobRole: can("structure.manage", whole)
      .input(contract.SaveJobRole)
      .mutation(({ ctx, input }) => saveJobRole(ctx, input)),
    saveLocation: can("structure.manage", whole)
      .input(contract.SaveLocation)
      .mutation(({ ctx, input }) => saveLocation(ctx, input)),
  },
  imports: {
    upload: can("person.import", whole)
      .input(contract.UploadPeople)
      .mutation(({ ctx, input }) => uploadPeople(ctx, input)),
    plan: can("person.import", whole)
      .input(contract.PlanPeopleImport)
      .query(({ ctx, input }) => planPeopleImport(ctx, input)),
    commit: can("person.import", whole)
      .input(contract.PlanPeopleImport)
      .mutation(({ ctx, input }) => commitPeopleImport(ctx, input)),
  },
  privacy: {
    change: can("privacy.manage", whole)
      .input(contract.ChangePrivacyMode)
      .mutation(({ ctx, input }) => changePrivacyMode(ctx, input)),
  },
  audit: {
    list: can("audit.read", whole)
      .input(contract.ListAudit)
      .query(({ ctx, input }) => listAudit(ctx, input)),
  },
  inbox: {
    list: signedIn.query(({ ctx }) => listNotices(ctx)),
    read: signedIn.input(contract.ReadNotices).mutation(({ ctx, input }) => readNotices(ctx, input)),
  },
} satisfies TRPCRouterRecord;
