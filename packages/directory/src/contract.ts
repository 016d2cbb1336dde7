import { entityId, languages, line, localDate, pageInput, privacyModes, roles } from "@arraigo/platform/contract";
import { reachNames } from "@arraigo/platform/manifest";
import { z } from "zod";

export const UpdateMe = z
  .object({
    language: z.enum(languages).optional(),
    timeZone: line(60).optional(),
  })
  .strict();
export type UpdateMe = z.infer<typeof UpdateMe>;

export const ReadNotices = z.object({ ids: z.array(z.uuid()).max(200).optional() }).strict();
export type ReadNotices = z.infer<typeof ReadNotices>;

/** Whether a person can sign in. */
export const accessStates = ["none", "active", "disabled"] as const;
export type AccessState = (typeof accessStates)[number];

export const ListPeople = pageInput
  .extend({
    /** The beginning of a given name, a family name or an e-mail. */
    text: line(100).optional(),
    /** With everything below it. */
    orgUnitId: entityId.optional(),
    jobRoleId: entityId.optional(),
    role: z.enum(roles).optional(),
    /** People whose last day is over; left out, only those who are here. */
    left: z.boolean().default(false),
  })
  .strict();
export type ListPeople = z.infer<typeof ListPeople>;

export const PersonById = z.object({ personId: entityId }).strict();
export type PersonById = z.infer<typeof PersonById>;

export const emailAddress = z.email().trim().max(254);
export const workloadPercent = z.int().min(1).max(100);

/** Who takes over what somebody who leaves has open. */
export const Handover = z
  .object({
    /** Null: nobody in particular; it can be claimed. */
    successorId: entityId.nullable(),
    /** `lastDay`: with the end of the last day. Whose last day is over hands over at once in any case. */
    when: z.enum(["now", "lastDay"]).default("lastDay"),
  })
  .strict();
export type Handover = z.infer<typeof Handover>;

const personFacts = {
  email: emailAddress,
  givenName: line(100),
  familyName: line(100),
  externalId: line(100).nullable().default(null),
  orgUnitId: entityId.nullable().default(null),
  managerId: entityId.nullable().default(null),
  jobRoleId: entityId.nullable().default(null),
  locationId: entityId.nullable().default(null),
  language: z.enum(languages),
  timeZone: line(60),
  startsOn: localDate,
  endsOn: localDate.nullable().default(null),
  workloadPercent: workloadPercent.default(100),
};
const textAsItStood = z.string().max(254).nullable().optional();

export const SavePerson = z
  .object({
    /** Left out for somebody new. */
    id: entityId.optional(),
    ...personFacts,
    /** Asked with a last day; left out, the people manager takes over. */
    handover: Handover.optional(),
    /** What the form had read: what somebody else changed since is kept, or refused where both changed it. */
    was: z
      .object({
        email: textAsItStood,
        givenName: textAsItStood,
        familyName: textAsItStood,
        externalId: textAsItStood,
        orgUnitId: textAsItStood,
        managerId: textAsItStood,
        jobRoleId: textAsItStood,
        locationId: textAsItStood,
        language: z.enum(languages).optional(),
        timeZone: textAsItStood,
        startsOn: textAsItStood,
        endsOn: textAsItStood,
        workloadPercent: z.int().optional(),
      })
      .strict()
      .optional(),
  })
  .strict();
export type SavePerson = z.infer<typeof SavePerson>;

export const SetAccess = z
  .object({
    personId: entityId,
    /** `invited`: they are sent a link to choose a password, for the first time or again. */
    access: z.enum(["invited", "disabled", "enabled"]),
    /** With `disabled`: who takes over at once what they have open; left out, they keep it. */
    handover: z.object({ successorId: entityId.nullable() }).strict().optional(),
  })
  .strict();
export type SetAccess = z.infer<typeof SetAccess>;

export const RecordAbsence = z.object({ personId: entityId, startsOn: localDate, endsOn: localDate }).strict();
export type RecordAbsence = z.infer<typeof RecordAbsence>;
export const RemoveAbsence = z.object({ absenceId: entityId }).strict();
export type RemoveAbsence = z.infer<typeof RemoveAbsence>;

export const AssignRole = z
  .object({
    personId: entityId,
    role: z.enum(roles),
    /** Left out: the whole organisation. */ orgUnitId: entityId.nullable().default(null),
  })
  .strict();
export type AssignRole = z.infer<typeof AssignRole>;
export const UnassignRole = z.object({ assignmentId: entityId }).strict();
export type UnassignRole = z.infer<typeof UnassignRole>;

/** Longer than any permission's name. */
const permissionCharactersMax = 100;
export const ChangeReach = z
  .object({
    role: z.enum(roles),
    /** Qualified: `crm.contact.read`. */
    permission: z
      .string()
      .max(permissionCharactersMax)
      .regex(/^[a-z]+(\.[a-zA-Z]+)+$/),
    /** Null: as far as it would by itself. */
    reach: z.enum(["none", ...reachNames]).nullable(),
  })
  .strict();
export type ChangeReach = z.infer<typeof ChangeReach>;

export const SaveOrgUnit = z
  .object({
    id: entityId.optional(),
    parentId: entityId.nullable().default(null),
    name: line(120),
    was: z.object({ parentId: textAsItStood, name: textAsItStood }).strict().optional(),
  })
  .strict();
export type SaveOrgUnit = z.infer<typeof SaveOrgUnit>;
export const SaveJobRole = z
  .object({ id: entityId.optional(), name: line(120), was: z.object({ name: textAsItStood }).strict().optional() })
  .strict();
export type SaveJobRole = z.infer<typeof SaveJobRole>;
export const SaveLocation = z
  .object({
    id: entityId.optional(),
    name: line(120),
    timeZone: line(60),
    was: z.object({ name: textAsItStood, timeZone: textAsItStood }).strict().optional(),
  })
  .strict();
export type SaveLocation = z.infer<typeof SaveLocation>;

export const ChangePrivacyMode = z.object({ mode: z.enum(privacyModes) }).strict();
export type ChangePrivacyMode = z.infer<typeof ChangePrivacyMode>;

export const ListAudit = pageInput.extend({ /** Entries about this person. */ personId: entityId.optional() }).strict();
export type ListAudit = z.infer<typeof ListAudit>;

/** 8 MB of file, and the characters of base64 they become. */
export const importMegabytesMax = 8;
const contentCharactersMax = Math.ceil((importMegabytesMax * 1_048_576 * 4) / 3) + 4;

/** What a column can become. Left out of the mapping, it stays in the file. */
export const personFields = [
  "email",
  "givenName",
  "familyName",
  "externalId",
  "orgUnit",
  "manager",
  "jobRole",
  "location",
  "language",
  "timeZone",
  "startsOn",
  "endsOn",
  "workloadPercent",
] as const;
export type PersonField = (typeof personFields)[number];

export const UploadPeople = z
  .object({ fileName: line(200), contentBase64: z.string().min(1).max(contentCharactersMax) })
  .strict();
export type UploadPeople = z.infer<typeof UploadPeople>;

/** Which column (counted from 0) holds what. */
export const PeopleMapping = z.partialRecord(z.enum(personFields), z.int().min(0).max(499));
export type PeopleMapping = z.infer<typeof PeopleMapping>;

export const PlanPeopleImport = z.object({ importId: entityId, mapping: PeopleMapping }).strict();
export type PlanPeopleImport = z.infer<typeof PlanPeopleImport>;
