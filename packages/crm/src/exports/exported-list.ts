import type { Ctx } from "@arraigo/platform";
import type { Language } from "@arraigo/platform/contract";
import type { ShownRows } from "../exports-contract";
import type { ExportFormat } from "../lists-contract";
import type { RecordType } from "../record-types";

/** What a file may hold: the records of a type, or another list as it is shown. */
export type ExportedList = RecordType | ShownRows["list"];

export const mimeTypes: Record<ExportFormat, string> = {
  csv: "text/csv;charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** Whose language a file is in, and what day it is where they are. */
export interface FileReader {
  language: Language;
  today: string;
}

export function fileNameOf(ctx: Ctx, list: ExportedList, format: ExportFormat, reader: FileReader): string {
  return `${ctx.translate(reader.language, `crm.listTitles.${list}`)} ${reader.today}.${format}`;
}

export type ExportAnswer =
  | { state: "ready"; rows: number; fileName: string; mimeType: string; content: string }
  | { state: "underway"; exportId: string };
