import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import type { Status } from "../contract";
import { anonymousPosts, posts } from "./tables";

export interface Post {
  id: string;
  /** Null for an anonymous post. */
  authorId: string | null;
  text: string;
  status: Status;
}

/** A post of either kind, locked until the transaction ends, so that two decisions cannot pass each other. */
export async function lockPost(ctx: Ctx, tx: Tx, postId: string): Promise<Post | undefined> {
  const [named] = await tx
    .select({ id: posts.id, authorId: posts.authorId, text: posts.text, status: posts.status })
    .from(posts)
    .where(and(ofTenant(posts.organisationId, ctx.organisationId), eq(posts.id, postId)))
    .for("update");
  if (named) return asPost(named);
  const [anonymous] = await tx
    .select({ id: anonymousPosts.id, text: anonymousPosts.text, status: anonymousPosts.status })
    .from(anonymousPosts)
    .where(and(ofTenant(anonymousPosts.organisationId, ctx.organisationId), eq(anonymousPosts.id, postId)))
    .for("update");
  return anonymous && asPost({ ...anonymous, authorId: null });
}

/** The table's check constraint allows exactly the contract's statuses. */
const asPost = (row: Omit<Post, "status"> & { status: string }) => row as Post;
