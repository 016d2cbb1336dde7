import { ofTenant } from "@arraigo/db";
import { directoryEvents } from "@arraigo/events";
import { type Ctx, emit, inTransaction } from "@arraigo/platform";
import { and, eq, sql } from "drizzle-orm";
import { recordAudit } from "../audit/record-audit";
import type { PlanPeopleImport } from "../contract";
import { makePlan, outcomeOf } from "./plan-people-import";
import { peopleImports } from "./tables";
import { writePlan } from "./write-plan";

/** Carries a file out: everything readable goes in, in one transaction, and the file itself is forgotten. */
export async function commitPeopleImport(ctx: Ctx, input: PlanPeopleImport) {
  return inTransaction(ctx, async (tx) => {
    // Two imports at once would each plan without the other.
    await tx.execute(
      sql`select pg_advisory_xact_lock(hashtextextended('directory.people_import ' || ${ctx.organisationId}::text, 0))`,
    );
    const planned = await makePlan(ctx, tx, input);
    await writePlan(ctx, tx, planned);
    const { problems, makes, ...counts } = outcomeOf(ctx, planned);
    await tx
      .update(peopleImports)
      .set({ content: null, committedAt: ctx.clock.now(), outcome: counts })
      .where(and(ofTenant(peopleImports.organisationId, ctx.organisationId), eq(peopleImports.id, input.importId)));
    await recordAudit(ctx, tx, {
      action: "directory.people_imported",
      subjectType: "import",
      subjectId: input.importId,
      facts: counts,
    });
    if (counts.created + counts.updated > 0)
      await emit(tx, directoryEvents.peopleImported, {
        importId: input.importId,
        created: counts.created,
        updated: counts.updated,
      });
    return { ...counts, makes, problems };
  });
}
