import { ofTenant } from "@arraigo/db";
import { holds } from "@arraigo/directory";
import { jobRoles, orgUnits, people } from "@arraigo/directory/schema";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Area, Kind, Status } from "../contract";
import { type AuthorShownTo, groupSizeMin, isNameVisible } from "./post";
import { board } from "./tables";

/** How many support a post. Written out with the view's name, because drizzle drops it where there is one table only. */
export const voteCount = sql<number>`(select count(*)::int from feedback.votes v where v.organisation_id = "board"."organisation_id" and v.post_id = "board"."id")`;

const answerCount = sql<number>`(select count(*)::int from feedback.answers a where a.organisation_id = "board"."organisation_id" and a.post_id = "board"."id")`;

const votedBy = (personId: string | null) =>
  sql<boolean>`exists (select 1 from feedback.votes v where v.organisation_id = "board"."organisation_id" and v.post_id = "board"."id" and v.person_id = ${personId})`;

// People of the same job role and unit who work here now: too few, and the two words would name somebody.
const groupSize = sql<number>`(select count(*)::int from directory.people g where g.organisation_id = "people"."organisation_id" and g.org_unit_id = "people"."org_unit_id" and g.job_role_id = "people"."job_role_id" and (g.ends_on is null or g.ends_on >= current_date))`;

/** What a reader may know of who wrote it. */
export type Author =
  | { as: "you" }
  | { as: "anonymous" }
  | { as: "person"; name: string; personId: string }
  | { as: "group"; jobRole: string; orgUnit: string }
  | { as: "colleague" };

export interface Card {
  id: string;
  kind: Kind;
  text: string;
  area: Area;
  status: Status;
  postedOn: string;
  votes: number;
  answers: number;
  voted: boolean;
  author: Author;
  askedForHelp: boolean;
  /** Where it was said; for the author and for whoever decides. A record's address can lead to its owner. */
  screen: { path: string; title: string | null } | null;
}

/** Posts of both kinds as this reader may see them. The one place that decides what is shown of an author. */
export async function readCards(
  ctx: Ctx,
  tx: Tx,
  options: { where?: SQL; orderBy: SQL[]; limit: number },
): Promise<Card[]> {
  const rows = await tx
    .select({
      post: {
        id: board.id,
        anonymous: board.anonymous,
        authorId: board.authorId,
        authorShownTo: board.authorShownTo,
        askedForHelp: board.askedForHelp,
        kind: board.kind,
        text: board.text,
        area: board.area,
        status: board.status,
        postedOn: board.postedOn,
        screenPath: board.screenPath,
        screenTitle: board.screenTitle,
      },
      votes: voteCount,
      answers: answerCount,
      voted: votedBy(ctx.actor.personId),
      givenName: people.givenName,
      familyName: people.familyName,
      jobRole: jobRoles.name,
      orgUnit: orgUnits.name,
      groupSize,
    })
    .from(board)
    .leftJoin(people, and(eq(people.organisationId, board.organisationId), eq(people.id, board.authorId)))
    .leftJoin(jobRoles, and(eq(jobRoles.organisationId, people.organisationId), eq(jobRoles.id, people.jobRoleId)))
    .leftJoin(orgUnits, and(eq(orgUnits.organisationId, people.organisationId), eq(orgUnits.id, people.orgUnitId)))
    .where(and(ofTenant(board.organisationId, ctx.organisationId), options.where))
    .orderBy(...options.orderBy)
    .limit(options.limit);
  const decides = holds(ctx, "feedback.post.move");
  return rows.map((row) => {
    const author = authorOf(ctx, row, decides);
    const nameKnown = author.as === "you" || author.as === "person";
    return {
      ...asWords(row.post),
      id: row.post.id,
      text: row.post.text,
      postedOn: row.post.postedOn,
      votes: row.votes,
      answers: row.answers,
      voted: row.voted,
      author,
      askedForHelp: row.post.askedForHelp && nameKnown,
      screen: decides || author.as === "you" ? { path: row.post.screenPath, title: row.post.screenTitle } : null,
    };
  });
}

interface AuthorFacts {
  post: { anonymous: boolean; authorId: string | null; authorShownTo: string | null };
  givenName: string | null;
  familyName: string | null;
  jobRole: string | null;
  orgUnit: string | null;
  groupSize: number;
}

function authorOf(ctx: Ctx, { post, ...facts }: AuthorFacts, decides: boolean): Author {
  if (post.anonymous || post.authorId === null) return { as: "anonymous" };
  if (post.authorId === ctx.actor.personId) return { as: "you" };
  if (isNameVisible(post.authorShownTo as AuthorShownTo, ctx.privacyMode, decides))
    return { as: "person", name: `${facts.givenName} ${facts.familyName}`, personId: post.authorId };
  if (facts.jobRole && facts.orgUnit && facts.groupSize >= groupSizeMin(ctx.privacyMode))
    return { as: "group", jobRole: facts.jobRole, orgUnit: facts.orgUnit };
  return { as: "colleague" };
}

/** Check constraints of both tables allow exactly the contract's words; areas come from `areaOf` alone. */
function asWords(row: { kind: string; area: string; status: string }) {
  return { kind: row.kind as Kind, area: row.area as Area, status: row.status as Status };
}
