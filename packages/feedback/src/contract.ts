import { entityId, line, pageInput, paragraph } from "@arraigo/platform/contract";
import { z } from "zod";

export const kinds = ["problem", "idea", "question"] as const;
export type Kind = (typeof kinds)[number];

export const statuses = ["received", "under_review", "planned", "done", "declined"] as const;
export type Status = (typeof statuses)[number];

/** Where a post can go from where it is. Nothing goes back to "received"; what was closed can be looked at again. */
export const nextStatuses: Record<Status, readonly Status[]> = {
  received: ["under_review", "planned", "done", "declined"],
  under_review: ["planned", "done", "declined"],
  planned: ["under_review", "done", "declined"],
  done: ["under_review"],
  declined: ["under_review"],
};

/** The parts of the product a post can be about: the job area of the screen it was written on. */
export const areas = ["today", "crm", "learn", "voice", "adoption", "change", "sponsor", "admin"] as const;
export type Area = (typeof areas)[number];

/** The area a screen belongs to, by the first part of its path. */
export function areaOf(screenPath: string): Area {
  const first = screenPath.split(/[/?#]/u)[1];
  return areas.find((area) => area === first) ?? "today";
}

/**
 * What an anonymous post may keep of the screen: its parts without records, search or fragment. An account's address can
 * lead to its owner, and with it to the author.
 */
export function screenWithoutRecord(screenPath: string): string {
  const [path = "/"] = screenPath.split(/[?#]/u);
  const parts = path.split("/").filter((part) => part !== "");
  return `/${parts.map((part) => (/^[a-z]+(-[a-z]+)*$/u.test(part) ? part : "…")).join("/")}`;
}

const screenPath = z
  .string()
  .max(300)
  .regex(/^\/\S*$/u);
const text = paragraph(2_000);

export const SubmitPost = z
  .object({
    /** Made by the form once, so that a repeated request is the same post. */
    submissionKey: entityId,
    kind: z.enum(kinds),
    text,
    screen: z.object({ path: screenPath, title: line(200) }).strict(),
    askForHelp: z.boolean().default(false),
  })
  .strict();
export type SubmitPost = z.input<typeof SubmitPost>;

/** 26 characters of base 32: 130 random bits, made by the author's browser and kept by the author alone. */
export const Receipt = z.string().regex(/^[a-z2-7]{26}$/u);

export const SubmitAnonymously = z.object({ receipt: Receipt, kind: z.enum(kinds), text, screenPath }).strict();
export type SubmitAnonymously = z.infer<typeof SubmitAnonymously>;

export const FindByReceipt = z.object({ receipt: Receipt }).strict();
export type FindByReceipt = z.infer<typeof FindByReceipt>;

export const FindSimilar = z.object({ text: line(2_000) }).strict();
export type FindSimilar = z.infer<typeof FindSimilar>;

export const postSorts = ["newest", "votes"] as const;

export const ListPosts = pageInput
  .extend({
    status: z.enum(statuses).optional(),
    kind: z.enum(kinds).optional(),
    area: z.enum(areas).optional(),
    words: line(200).optional(),
    mine: z.boolean().default(false),
    sort: z.enum(postSorts).default("newest"),
  })
  .strict();
export type ListPosts = z.input<typeof ListPosts>;

export const ListDone = pageInput.strict();
export type ListDone = z.input<typeof ListDone>;

export const PostId = z.object({ postId: entityId }).strict();
export type PostId = z.infer<typeof PostId>;

export const MovePost = z.object({ postId: entityId, to: z.enum(statuses), reason: paragraph(1_000) }).strict();
export type MovePost = z.infer<typeof MovePost>;

export const AnswerPost = z.object({ postId: entityId, submissionKey: entityId, text }).strict();
export type AnswerPost = z.infer<typeof AnswerPost>;
