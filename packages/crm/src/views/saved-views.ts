import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { authorized, filed } from "@arraigo/directory";
import { people } from "@arraigo/directory/schema";
import { type Ctx, inTransaction, NotFound, type Tx } from "@arraigo/platform";
import { and, asc, count, eq, isNotNull, or } from "drizzle-orm";
import { ViewsFull } from "../errors";
import { type ListViews, type RenameView, type SaveView, type ViewById, ViewQuery } from "../lists-contract";
import type { RecordType } from "../record-types";
import { actingPerson } from "../records/find-record";
import { ownerName } from "../records/owner-name";
import { savedViews } from "./tables";

/** More tabs than this nobody reads; a list of one type holds so many of one person. */
const viewsMax = 60;

export interface View {
  id: string;
  type: RecordType;
  name: string;
  query: ViewQuery;
  shared: boolean;
  mine: boolean;
  ownerName: string | null;
}

/** The views of one type's list: one's own and those others share, by name. Conditions that no longer fit are shown as none. */
export async function listViews(ctx: Ctx, input: ListViews): Promise<View[]> {
  const me = actingPerson(ctx);
  return inTransaction(ctx, async (tx) => {
    const rows = await tx
      .select({
        id: savedViews.id,
        name: savedViews.name,
        query: savedViews.query,
        ownerId: savedViews.ownerId,
        sharedAt: savedViews.sharedAt,
        ownerName,
      })
      .from(savedViews)
      .leftJoin(people, and(eq(people.organisationId, savedViews.organisationId), eq(people.id, savedViews.ownerId)))
      .where(
        and(
          ofTenant(savedViews.organisationId, ctx.organisationId),
          eq(savedViews.recordType, input.type),
          or(eq(savedViews.ownerId, me), isNotNull(savedViews.sharedAt)),
        ),
      )
      .orderBy(asc(filed(savedViews.name)), asc(savedViews.id))
      .limit(1_000);
    return rows.map(({ ownerId, sharedAt, query, ...row }) => {
      const read = ViewQuery.safeParse(query);
      return {
        ...row,
        type: input.type,
        query: read.success ? read.data : { owner: "all" as const, conditions: [] },
        shared: sharedAt !== null,
        mine: ownerId === me,
      };
    });
  });
}

/** Keeps a list's filter, columns and order under a name: a new view, or another state of one's own. */
export async function saveView(ctx: Ctx, input: SaveView): Promise<{ id: string }> {
  const me = actingPerson(ctx);
  const now = ctx.clock.now();
  return inTransaction(ctx, async (tx) => {
    if (input.id) {
      const view = await ownView(ctx, tx, input.id);
      await tx
        .update(savedViews)
        .set({ name: input.name, query: input.query, updatedAt: now })
        .where(thisView(ctx, view.id));
      return { id: view.id };
    }
    const [held] = await tx
      .select({ views: count() })
      .from(savedViews)
      .where(
        and(
          ofTenant(savedViews.organisationId, ctx.organisationId),
          eq(savedViews.recordType, input.type),
          eq(savedViews.ownerId, me),
        ),
      );
    if ((held?.views ?? 0) >= viewsMax) throw new ViewsFull({ viewsMax }, "name");
    const id = newId(now.getTime());
    await tx.insert(savedViews).values({
      id,
      organisationId: ctx.organisationId,
      ownerId: me,
      recordType: input.type,
      name: input.name,
      query: input.query,
      createdAt: now,
      updatedAt: now,
    });
    return { id };
  });
}

export async function renameView(ctx: Ctx, input: RenameView): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const view = await ownView(ctx, tx, input.id);
    await tx.update(savedViews).set({ name: input.name, updatedAt: ctx.clock.now() }).where(thisView(ctx, view.id));
  });
}

/** Forgets a view. A shared one disappears for everybody. */
export async function removeView(ctx: Ctx, input: ViewById): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const view = await ownView(ctx, tx, input.id);
    await tx.delete(savedViews).where(thisView(ctx, view.id));
  });
}

const thisView = (ctx: Ctx, id: string) =>
  and(ofTenant(savedViews.organisationId, ctx.organisationId), eq(savedViews.id, id));

/** A view of one's own. Somebody else's, shared or not, is theirs to change. */
async function ownView(ctx: Ctx, tx: Tx, id: string) {
  const [found] = await tx.select().from(savedViews).where(thisView(ctx, id)).for("update");
  return authorized(ctx, tx, "crm.view.save", found, (view) => view.ownerId);
}

/** Shows a view of one's own to everybody, or to oneself again. */
export const shareView = (ctx: Ctx, input: ViewById) => setShared(ctx, input, true);
export const unshareView = (ctx: Ctx, input: ViewById) => setShared(ctx, input, false);

/** Whoever may share may also take back what somebody else shared, such as what a person who left had set up. */
async function setShared(ctx: Ctx, input: ViewById, shared: boolean): Promise<void> {
  const me = actingPerson(ctx);
  const now = ctx.clock.now();
  await inTransaction(ctx, async (tx) => {
    const [view] = await tx.select().from(savedViews).where(thisView(ctx, input.id)).for("update");
    if (!view || (view.ownerId !== me && (shared || view.sharedAt === null))) throw new NotFound();
    if ((view.sharedAt !== null) === shared) return;
    await tx
      .update(savedViews)
      .set({ sharedAt: shared ? now : null, updatedAt: now })
      .where(thisView(ctx, view.id));
  });
}
