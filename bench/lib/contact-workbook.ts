import { once } from "node:events";
import { crc32, createDeflateRaw } from "node:zlib";
import { linesOf } from "./contact-file";

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

interface Packed {
  name: string;
  crc: number;
  bytes: number;
  packed: Buffer;
}

/** One part of the archive, packed piece by piece: the sheet of a million rows is larger than the longest text. */
async function pack(name: string, pieces: Iterable<string>): Promise<Packed> {
  const deflate = createDeflateRaw({ level: 1 });
  const out: Buffer[] = [];
  deflate.on("data", (piece: Buffer) => out.push(piece));
  const ended = once(deflate, "end");
  let [crc, bytes] = [0, 0];
  for (const piece of pieces) {
    const content = Buffer.from(piece);
    crc = crc32(content, crc);
    bytes += content.length;
    if (!deflate.write(content)) await once(deflate, "drain");
  }
  deflate.end();
  await ended;
  return { name, crc, bytes, packed: Buffer.concat(out) };
}

function archiveOf(parts: readonly Packed[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, crc, bytes, packed } of parts) {
    const label = Buffer.from(name);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(crc, 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(bytes, 18);
    facts.writeUInt16LE(label.length, 22);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(offset, 10);
    local.push(Buffer.from("PK\u0003\u0004"), facts, label, packed);
    central.push(Buffer.from("PK\u0001\u0002\u0014\u0000"), facts, entry, label);
    offset += 30 + label.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", 0, "latin1");
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}

/** The contacts of a file as a workbook, written as Excel does it: every text once, cells that name it by its number. */
export async function workbookOf(of: string, rows: number): Promise<Buffer> {
  const texts = new Map<string, number>();
  const numberOf = (text: string) => {
    const known = texts.get(text) ?? texts.size;
    texts.set(text, known);
    return known;
  };
  function* sheet(): Generator<string> {
    yield "<worksheet><sheetData>";
    let line = 0;
    for (const lines of linesOf(of, rows))
      yield lines
        .map((cells) => {
          line++;
          const made = cells.map(
            (cell, at) => `<c r="${String.fromCharCode(65 + at)}${line}" t="s"><v>${numberOf(cell)}</v></c>`,
          );
          return `<row r="${line}">${made.join("")}</row>`;
        })
        .join("");
    yield "</sheetData></worksheet>";
  }
  function* shared(): Generator<string> {
    yield "<sst>";
    let piece = "";
    for (const text of texts.keys()) {
      piece += `<si><t>${escaped(text)}</t></si>`;
      if (piece.length < 500_000) continue;
      yield piece;
      piece = "";
    }
    yield `${piece}</sst>`;
  }
  const first = await pack("xl/worksheets/sheet1.xml", sheet());
  return archiveOf([
    await pack("_rels/.rels", [
      `<Relationships>${relation("rId1", "officeDocument", "xl/workbook.xml")}</Relationships>`,
    ]),
    await pack("xl/workbook.xml", [
      `<workbook xmlns:r="${office}"><sheets><sheet name="Contacts" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ]),
    await pack("xl/_rels/workbook.xml.rels", [
      `<Relationships>${relation("rId1", "worksheet", "worksheets/sheet1.xml")}${relation("rId2", "sharedStrings", "sharedStrings.xml")}</Relationships>`,
    ]),
    first,
    await pack("xl/sharedStrings.xml", shared()),
  ]);
}
