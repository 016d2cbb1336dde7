import { newId } from "@arraigo/db/columns";
import type { RecordEvent } from "../timeline/record-event";

/** The first line of a record's history. */
export function createdEvent(
  subjectType: RecordEvent["subjectType"],
  subjectId: string,
  accountId: string | null,
  actorId: string | null,
  occurredAt: Date,
): RecordEvent {
  return { subjectType, subjectId, accountId, kind: "created", actorId, source: "screen", occurredAt };
}

interface Way {
  organisationId: string;
  recordType: "lead" | "opportunity" | "case";
  recordId: string;
  /** The stages it was in, in order, each with when it came there. The last is where it stands. */
  steps: readonly { stageId: string; at: Date }[];
}

/** A record's times in stages, as one by one moves would have left them. */
export function stageEntriesOf({ steps, ...record }: Way): object[] {
  return steps.map(({ stageId, at }, index) => ({
    id: newId(at.getTime()),
    ...record,
    stageId,
    enteredAt: at,
    leftAt: steps[index + 1]?.at ?? null,
  }));
}
