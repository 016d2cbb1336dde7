import type { FileRun } from "../plan/import-run";
import type { KeyTable } from "../plan/key-table";
import type { SubjectBook } from "./find-subjects";

/** Everything that stays the same while a file of activities is planned or written. */
export interface ActivityRun extends FileRun<"activity"> {
  subjects: SubjectBook;
  /** Whose activities may be written down and changed; null for anybody's. */
  doers: ReadonlySet<string> | null;
  /** Whether the file says who did it. Where no column does, it was whoever imports. */
  namesDoers: boolean;
  /** What earlier rows of the file were, to tell those that come again. */
  seen: KeyTable;
  timeZone: string;
}
