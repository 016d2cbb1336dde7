import type { EventSource } from "../record-types";
import type { UseName } from "../timeline/use-names";

/** How and as part of what records are made or changed; history keeps it. */
export interface Doing {
  source?: EventSource;
  runId?: string;
  /** When it happened, if not now. */
  at?: Date;
  /** Who did it, if not whoever acts. */
  actorId?: string | null;
  /** What people call the act, where the kind of event does not say it. */
  as?: UseName;
}

/** The part of it that every row of history carries. */
export const history = (doing: Doing) => ({
  ...(doing.source ? { source: doing.source } : {}),
  ...(doing.runId ? { runId: doing.runId } : {}),
  ...(doing.actorId === undefined ? {} : { actorId: doing.actorId }),
  ...(doing.as ? { as: doing.as } : {}),
});
