import { randomUUID } from "node:crypto";
import { newId } from "@arraigo/db/columns";
import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import { areaOf, type Kind, screenWithoutRecord } from "../contract";
import { dayIn, organisationTimeZone } from "./organisation-day";
import { authorShownTo, wordStems } from "./post";
import { hashReceipt } from "./submit-anonymously";
import { anonymousPosts, posts, votes } from "./tables";

export interface PostToSubmit {
  kind: Kind;
  text: string;
  screen: { path: string; title: string };
  at: Date;
  /** Left out: an anonymous post. Its receipt is then made up and forgotten, unless one is given. */
  authorId?: string;
  askForHelp?: boolean;
  receipt?: string;
  /** Who supports it. The author's own id is left out. */
  voterIds?: readonly string[];
}

/**
 * Many posts at once, with the times they were written: for imports and the simulated organisation. Answers their ids in
 * the order given. The same rules as the verbs', no notices, and no event per row.
 */
export async function submitPosts(ctx: Ctx, given: readonly PostToSubmit[]): Promise<string[]> {
  return inTransaction(ctx, async (tx) => {
    const timeZone = await organisationTimeZone(ctx, tx);
    const ids = given.map((post) => (post.authorId ? newId(post.at.getTime()) : randomUUID()));
    const facts = given.map((post, index) => ({
      ...post,
      id: ids[index] ?? newId(),
      postedOn: dayIn(timeZone, post.at),
      stems: wordStems(post.text),
      area: areaOf(post.screen.path),
    }));
    await insertNamed(ctx, tx, facts);
    await insertAnonymous(ctx, tx, facts);
    const cast = facts.flatMap((post) =>
      (post.voterIds ?? [])
        .filter((personId) => personId !== post.authorId)
        .map((personId) => ({ organisationId: ctx.organisationId, postId: post.id, personId, votedOn: post.postedOn })),
    );
    for (const batch of batchesOf(cast)) await tx.insert(votes).values(batch).onConflictDoNothing();
    return ids;
  });
}

type Facts = PostToSubmit & { id: string; postedOn: string; stems: string[]; area: string };

async function insertNamed(ctx: Ctx, tx: Tx, facts: readonly Facts[]): Promise<void> {
  const rows = facts.flatMap(({ authorId, screen, askForHelp = false, at, ...post }) => {
    if (!authorId) return [];
    const askedForHelp = askForHelp && ctx.privacyMode !== "works_council";
    return {
      id: post.id,
      organisationId: ctx.organisationId,
      authorId,
      authorShownTo: authorShownTo(ctx.privacyMode, askedForHelp),
      askedForHelp,
      kind: post.kind,
      text: post.text,
      stems: post.stems,
      area: post.area,
      screenPath: screen.path,
      screenTitle: screen.title,
      postedOn: post.postedOn,
      submissionKey: randomUUID(),
      createdAt: at,
    };
  });
  for (const batch of batchesOf(rows)) await tx.insert(posts).values(batch);
}

async function insertAnonymous(ctx: Ctx, tx: Tx, facts: readonly Facts[]): Promise<void> {
  const rows = facts.flatMap((post) =>
    post.authorId
      ? []
      : {
          id: post.id,
          organisationId: ctx.organisationId,
          kind: post.kind,
          text: post.text,
          stems: post.stems,
          area: post.area,
          screenPath: screenWithoutRecord(post.screen.path),
          postedOn: post.postedOn,
          receiptHash: hashReceipt(post.receipt ?? randomUUID()),
        },
  );
  for (const batch of batchesOf(rows)) await tx.insert(anonymousPosts).values(batch);
}

/** Postgres takes 65,535 parameters in one statement. */
function batchesOf<Row>(rows: readonly Row[], rowsMax = 1_000): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / rowsMax) }, (_, n) => rows.slice(n * rowsMax, (n + 1) * rowsMax));
}
