import type { FileRow } from "@arraigo/platform/files";
import type { ImportMapping } from "../../imports-contract";
import type { Pipeline, Stage } from "../../pipeline/list-stages";
import type { ImportType, RecordType } from "../../record-types";
import type { FileFacts } from "../file/survey-table";
import type { ImportRow, RowFailure } from "../rows/import-row";
import type { NameBook } from "./name-book";

/** What stays the same while one file is planned or written, whatever is in it. */
export interface FileRun<T extends ImportType = ImportType> {
  importId: string;
  type: T;
  facts: FileFacts;
  mapping: ImportMapping;
  /** Reads a whole row. */
  read(row: FileRow): ImportRow | RowFailure;
  /** Reads only what a row is recognised by; quicker, for going through the file once before. */
  readKey(row: FileRow): ImportRow | RowFailure;
  book: NameBook;
}

/** The same for files of records. */
export interface ImportRun extends FileRun<RecordType> {
  /** Whose records may be changed; null for anybody's. */
  writeOwners: ReadonlySet<string> | null;
  /** Whose records may be moved to another stage; null for anybody's. */
  moveOwners: ReadonlySet<string> | null;
  /** Whose records may be named; null for anybody's. */
  readOwners: ReadonlySet<string> | null;
  /** The other type a person may be here already, and whose of it may be named; undefined where there is none. */
  elsewhere: { type: "contact" | "lead"; readOwners: ReadonlySet<string> | null } | undefined;
  /** Types that rows may name and that are made where nobody has yet. */
  makes: ReadonlySet<"account" | "contact" | "queue">;
  /** Queues that were given up: what a row puts there, nobody looks into. */
  archivedQueues: ReadonlySet<string>;
  /** For queues this import would have made: those that somebody else made first. */
  queueInstead: Map<string, string>;
  pipelines: readonly Pipeline[];
  findStage(text: string): Stage | undefined;
  /** The currency of amounts nobody said one for. */
  currency: string;
}
