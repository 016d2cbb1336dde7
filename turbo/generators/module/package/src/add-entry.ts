import { newId } from "@arraigo/db/columns";
import { __id__Events } from "@arraigo/events";
import { type Ctx, emit, inTransaction } from "@arraigo/platform";
import type { AddEntry } from "./contract";
import { EntryNameTaken } from "./errors";
import { entries } from "./tables";

/** Adds an entry. Its name stands once in an organisation, even when two people add it at the same moment. */
export async function addEntry(ctx: Ctx, input: AddEntry): Promise<{ id: string }> {
  return inTransaction(ctx, async (tx) => {
    const { organisationId, actor, clock } = ctx;
    const [entry] = await tx
      .insert(entries)
      .values({ id: newId(), organisationId, name: input.name, addedBy: actor.personId, addedAt: clock.now() })
      .onConflictDoNothing({ target: [entries.organisationId, entries.name] })
      .returning({ id: entries.id });
    if (!entry) throw new EntryNameTaken({ name: input.name }, "name");
    await emit(tx, __id__Events.entryAdded, { entryId: entry.id });
    return entry;
  });
}
