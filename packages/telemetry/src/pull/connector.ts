import type { Ctx } from "@arraigo/platform";
import type { ByteSource } from "@arraigo/platform/files";
import type { PullKind, PullProblem } from "../pull-contract";

/** A file as another system laid it out. */
export interface ListedFile {
  /** Below the source's folder, with `/` between names; tells one file of a source from another. */
  path: string;
  size: number;
  modifiedAt: Date;
  /** Why it must not be read. */
  problem?: PullProblem;
}

export interface Opened {
  source: ByteSource;
  close(): Promise<void>;
}

/** What a row of another system says happened. `link` says two of its names are one person's. */
export interface Happening {
  event: string;
  userId: string;
  /** As written; ISO 8601 with its zone. */
  timestamp: string;
  messageId: string;
  properties: Record<string, unknown>;
  link?: { ref: string; to: string };
}

/** One row's cells by their heading, '' where there is none. */
export type Cells = (heading: string) => string;

/** How rows below certain headings are read. "nobody" is a row no person stands behind, which is passed over and counted. */
export interface RowFormat {
  recognises(headings: ReadonlySet<string>): boolean;
  read(cells: Cells): Happening | "nobody";
}

/**
 * What a connector to another system has to do: say what lies there, open it, and know its formats. Everything else (once by
 * content, going on where a file stopped, the gate, undo, pause, the list of errors) is the same for all of them.
 */
export interface PullConnector {
  kind: PullKind;
  /** All files of a source. Throws `PullStopped` where it cannot be looked at. */
  list(ctx: Ctx, folder: string): Promise<ListedFile[]>;
  /** Throws `PullStopped` where the file must not be read or is gone. */
  open(ctx: Ctx, folder: string, path: string): Promise<Opened>;
  formats: readonly RowFormat[];
}

/** Why a look at a source, or at one of its files, ended: it is written down there and stops nothing else. */
export class PullStopped extends Error {
  constructor(readonly problem: PullProblem) {
    super(problem);
    this.name = "PullStopped";
  }
}
