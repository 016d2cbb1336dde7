import type { ByteSource } from "@arraigo/platform/files";
import { FileTooLong, FileUnreadable } from "../../errors";
import { type Archive, openArchive } from "./open-archive";
import { hearXml, unescaped } from "./read-xml";
import { currencyOfFormat, isDateFormat, isPercentFormat } from "./sheet-dates";

export interface Sheet {
  name: string;
  path: string;
}

export interface Styles {
  dates: ReadonlySet<number>;
  percents: ReadonlySet<number>;
  /** What amounts are shown in, as the style writes it. */
  currencies: ReadonlyMap<number, string>;
}

/** A workbook opened for reading: its visible sheets, its texts, and which styles are dates. */
export interface Workbook {
  archive: Archive;
  sheets: readonly Sheet[];
  texts: readonly string[];
  /** Styles in which a number is a day, a time, a share of a hundred, or money. */
  styles: Styles;
  from1904: boolean;
}

/** Texts that cells share lie in memory while a sheet is read; this much is a million rows of many different ones. */
const textCharactersMax = 400_000_000;

/** "worksheets/sheet1.xml" below "xl/workbook.xml". */
function resolved(base: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const parts = base.split("/").slice(0, -1);
  for (const part of target.split("/"))
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  return parts.join("/");
}

/** Where the relations of a part lead: by id, and by the last word of their type. */
async function relationsOf(archive: Archive, part: string) {
  const byId = new Map<string, string>();
  const byType = new Map<string, string>();
  const at = part.lastIndexOf("/") + 1;
  const pieces = archive.open(`${part.slice(0, at)}_rels/${part.slice(at)}.rels`);
  if (pieces)
    await hearXml(pieces, {
      open(name, { Id, Target, Type, TargetMode }) {
        if (name !== "Relationship" || !Target || TargetMode === "External") return;
        const path = resolved(part, Target);
        if (Id) byId.set(Id, path);
        if (Type) byType.set(Type.slice(Type.lastIndexOf("/") + 1), path);
      },
    });
  return { byId, byType };
}

async function readTexts(archive: Archive, path: string | undefined): Promise<string[]> {
  const texts: string[] = [];
  const pieces = path ? archive.open(path) : undefined;
  if (!pieces) return texts;
  let text = "";
  let characters = 0;
  let inText = false;
  // Readings written above Japanese names are no part of the text.
  let aside = 0;
  await hearXml(pieces, {
    open(name) {
      if (name === "si") text = "";
      else if (name === "rPh") aside++;
      else if (name === "t") inText = aside === 0;
    },
    text(part) {
      if (inText) text += part;
    },
    close(name) {
      if (name === "t") inText = false;
      else if (name === "rPh") aside--;
      else if (name === "si") {
        characters += text.length;
        if (characters > textCharactersMax) throw new FileTooLong({ megabytesMax: 400, rowsMax: 1_000_000 });
        texts.push(unescaped(text));
      }
    },
  });
  return texts;
}

async function readStyles(archive: Archive, path: string | undefined): Promise<Styles> {
  const dates = new Set<number>();
  const percents = new Set<number>();
  const currencies = new Map<number, string>();
  const pieces = path ? archive.open(path) : undefined;
  if (!pieces) return { dates, percents, currencies };
  const codes = new Map<number, string>();
  let inCells = false;
  let index = 0;
  await hearXml(pieces, {
    open(name, attributes) {
      if (name === "numFmt") codes.set(Number(attributes.numFmtId), attributes.formatCode ?? "");
      else if (name === "cellXfs") inCells = true;
      else if (name === "xf" && inCells) {
        const id = Number(attributes.numFmtId ?? 0);
        if (isDateFormat(id, codes.get(id))) dates.add(index);
        else if (isPercentFormat(id, codes.get(id))) percents.add(index);
        const currency = currencyOfFormat(codes.get(id));
        if (currency && !dates.has(index)) currencies.set(index, currency);
        index++;
      }
    },
    close(name) {
      if (name === "cellXfs") inCells = false;
    },
  });
  return { dates, percents, currencies };
}

/** Opens an XLSX file. Throws `FileUnreadable` for an archive that is no workbook, `FileTooLong` for one beyond the bounds. */
export async function openWorkbook(source: ByteSource): Promise<Workbook> {
  const archive = await openArchive(source);
  const root = await relationsOf(archive, "");
  const path = root.byType.get("officeDocument") ?? "xl/workbook.xml";
  const pieces = archive.open(path);
  if (!pieces) throw new FileUnreadable();
  const { byId, byType } = await relationsOf(archive, path);
  const all: (Sheet & { hidden: boolean })[] = [];
  let from1904 = false;
  await hearXml(pieces, {
    open(name, attributes) {
      if (name === "workbookPr") from1904 = /^(1|true)$/.test(attributes.date1904 ?? "");
      const target = name === "sheet" ? byId.get(attributes.id ?? "") : undefined;
      if (target && archive.names.includes(target.toLowerCase()))
        all.push({
          name: unescaped(attributes.name ?? ""),
          path: target,
          hidden: (attributes.state ?? "visible") !== "visible",
        });
    },
  });
  const visible = all.filter((sheet) => !sheet.hidden);
  const sheets = (visible.length > 0 ? visible : all).map(({ name, path: at }) => ({ name, path: at }));
  if (sheets.length === 0) throw new FileUnreadable();
  return {
    archive,
    sheets,
    texts: await readTexts(archive, byType.get("sharedStrings")),
    styles: await readStyles(archive, byType.get("styles")),
    from1904,
  };
}
