import { ofTenant } from "@arraigo/db";
import { filed } from "@arraigo/directory";
import { people } from "@arraigo/directory/schema";
import { type Ctx, inTransaction, localToday } from "@arraigo/platform";
import { and, asc, gte, isNull, or } from "drizzle-orm";
import { ownerName } from "../records/owner-name";

const ownersMax = 1_000;

/** Who works here now and can own a record, by name: an id and a name, nothing else about anybody. */
export async function listOwners(ctx: Ctx): Promise<{ id: string; name: string | null }[]> {
  return inTransaction(ctx, (tx) =>
    tx
      .select({ id: people.id, name: ownerName })
      .from(people)
      .where(
        and(
          ofTenant(people.organisationId, ctx.organisationId),
          or(isNull(people.endsOn), gte(people.endsOn, localToday(ctx))),
        ),
      )
      .orderBy(asc(filed(people.givenName)), asc(filed(people.familyName)), asc(people.id))
      .limit(ownersMax),
  );
}
