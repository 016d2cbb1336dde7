import type { EventSource } from "../record-types";

/** How and as part of what records are made or changed; history keeps it. */
export interface Doing {
  source?: EventSource;
  runId?: string;
  /** When it happened, if not now. */
  at?: Date;
  /** Who did it, if not whoever acts. */
  actorId?: string | null;
}

/** The part of it that every row of history carries. */
export const history = (doing: Doing) => ({
  ...(doing.source ? { source: doing.source } : {}),
  ...(doing.runId ? { runId: doing.runId } : {}),
  ...(doing.actorId === undefined ? {} : { actorId: doing.actorId }),
});
