import { openWorld, type World } from "@arraigo/directory/testing";
import { inTransaction } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildContact } from "../../test/factories";
import { openArchive } from "../imports/file/open-archive";
import { crmModule } from "../index";
import type { router } from "../router";
import type { Cell } from "./cell";
import { csvRows } from "./csv-rows";
import { xlsxRows } from "./xlsx-rows";
import { ZipStream } from "./zip-stream";

let world: World<typeof router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

const textOf = (content: string) => Buffer.from(content, "base64").toString();

async function exported(answer: Promise<{ state: string }>) {
  const ready = (await answer) as { state: string; rows: number; content: string; fileName: string };
  expect(ready.state).toBe("ready");
  return { ...ready, text: textOf(ready.content) };
}

async function unpacked(bytes: Buffer): Promise<Record<string, string>> {
  const archive = await openArchive({
    size: bytes.length,
    read: async function* (start: number, end: number) {
      yield bytes.subarray(start, end);
    },
  } as never);
  const files: Record<string, string> = {};
  for (const name of archive.names) {
    const parts: Uint8Array[] = [];
    for await (const part of archive.open(name) ?? []) parts.push(part);
    files[name] = Buffer.concat(parts).toString();
  }
  return files;
}

describe("an exported list", () => {
  it("tells of each address what was said at it, in words an import takes back", async () => {
    const org = await world.organisation();
    const ana = await org.person();
    const said = { no: "no@x.example", yes: "yes@x.example", lost: "lost@x.example" };
    const mark = async (name: keyof typeof said, what: "optOut" | "consent" | "invalid") => {
      const id = await buildContact(ana, { familyName: name, email: said[name] });
      const at = { id, kind: "email", value: said[name] } as const;
      await ana.call.contacts.points.mark({ ...at, mark: what, on: true, from: "at a fair" });
    };
    await buildContact(ana, { familyName: "nothing", email: "nothing@x.example" });
    // The same mailbox and telephone on other records: what was said at them counts there too.
    const { id: phoned } = await ana.call.contacts.create({ familyName: "Called", phone: "+51 999 123-456" });
    const line = { id: phoned, kind: "phone", value: "+51 999 123-456" } as const;
    await ana.call.contacts.points.mark({ ...line, mark: "optOut", on: true, from: "at a fair" });
    await ana.call.leads.create({ familyName: "Twin", email: said.no, phone: "+51 999 123456" });
    await mark("no", "optOut");
    await mark("yes", "consent");
    await mark("lost", "invalid");
    const { text } = await exported(ana.call.contacts.export({ columns: ["familyName", "email"] }));
    const [head = "", ...lines] = text.trim().split("\r\n");
    expect(head).toContain("E-mail: said no");
    const place = (heading: string) => head.split(",").indexOf(heading);
    const of = (name: string) => lines.find((line) => line.includes(`${name}@x.example`))?.split(",") ?? [];
    const toldOf = (name: string) =>
      ["E-mail: said no", "E-mail: said yes", "E-mail: leads nowhere"].map((heading) => of(name)[place(heading)] ?? "");
    expect(toldOf("no").map(Boolean)).toEqual([true, false, false]);
    expect(toldOf("yes").map(Boolean)).toEqual([false, true, false]);
    expect(toldOf("lost").map(Boolean)).toEqual([false, false, true]);
    expect(toldOf("nothing").map(Boolean)).toEqual([false, false, false]);
    const leads = (await exported(ana.call.leads.export({ columns: ["email", "phone"] }))).text.trim().split("\r\n");
    const noes = (leads[0] ?? "").split(",").flatMap((heading, at) => (heading.endsWith("said no") ? [at] : []));
    expect(noes.map((at) => Boolean(leads[1]?.split(",")[at]))).toEqual([true, true]);
  });

  it("holds exactly the filtered rows within reach, in the list's order, and nothing a spreadsheet would run", async () => {
    const org = await world.organisation();
    const ana = await org.person();
    const other = await org.person();
    await buildContact(ana, { givenName: "=HYPERLINK(1)", familyName: "Evil" });
    await buildContact(ana, { givenName: "+1", familyName: "@Plus" });
    await buildContact(other, { familyName: "Elsewhere" });
    const { text, rows } = await exported(ana.call.contacts.export({}));
    expect(rows).toBe(2);
    expect(text.startsWith("\uFEFFName,")).toBe(true);
    expect(text).toContain("'=HYPERLINK(1)");
    expect(text).toContain("'@Plus");
    expect(text).not.toContain("Elsewhere");
    const filter = { search: "evil" };
    expect((await exported(ana.call.contacts.export({ filter }))).rows).toBe(1);
    const sort = { field: "name", direction: "desc" as const };
    const columns = ["familyName"];
    const listed = (await ana.call.contacts.list({ sort, owner: "mine" })).rows.map((row) => row.values.familyName);
    const sorted = await exported(ana.call.contacts.export({ sort, columns }));
    expect(
      sorted.text
        .split("\r\n")
        .slice(1, -1)
        .map((line) => line.split(",")[1]?.replaceAll(/["']/g, "")),
    ).toEqual(listed);
    const uses = world.usage.filter((use) => use.name === "crm.list_exported" && use.personId === ana.id);
    expect(uses).toHaveLength(3);
  });

  it("writes days, money and moments as such, in the reader's time zone and as spreadsheets in their language write them", async () => {
    world.setNow("2026-11-18T23:30:00Z");
    const org = await world.organisation();
    const ana = await org.person({ timeZone: "Europe/Madrid", language: "es" });
    await ana.call.opportunities.create({ name: "Viaje", currency: "JPY", amountMinor: 1_200, closesOn: "2026-12-01" });
    await ana.call.opportunities.create({ name: "Casa", currency: "EUR", amountMinor: 150_050 });
    const sort = { field: "name", direction: "asc" as const };
    const columns = ["amountMinor", "closesOn", "createdAt", "ownerId"];
    const { text, fileName } = await exported(ana.call.opportunities.export({ sort, columns }));
    expect(fileName).toBe("Oportunidades 2026-11-19.csv");
    expect(
      text
        .split("\r\n")
        .slice(1, 3)
        .map((line) => line.split(";").slice(0, 4).join("|")),
    ).toEqual(["Casa|1500,5||2026-11-19 00:30", "Viaje|1200|2026-12-01|2026-11-19 00:30"]);
    world.setNow("2026-11-18T12:00:00Z");
  });

  it("that is long is written in the background, told about, fetched in pieces by whoever asked alone, and forgotten after a week", async () => {
    const org = await world.organisation();
    const ana = await org.person();
    const leo = await org.person();
    await leo.call.contacts.create({ familyName: "Elsewhere" });
    await inTransaction(org.system, (tx) =>
      tx.execute(sql`
        insert into crm.contacts (organisation_id, id, given_name, family_name, name_key, search_text, owner_id)
        select ${org.system.organisationId}::uuid, gen_random_uuid(), 'N', n::text, 'n ' || n, 'n ' || n, ${ana.id}::uuid from generate_series(1, 6000) n`),
    );
    const answer = (await ana.call.contacts.export({ format: "xlsx" })) as { state: string; exportId: string };
    expect(answer.state).toBe("underway");
    const { exportId } = answer;
    expect(world.enqueued.at(-1)).toEqual({ job: "crm.runExport", data: { exportId } });
    expect(await ana.call.exports.get({ exportId })).toMatchObject({ state: "running", pieces: 0 });
    await crmModule.jobs.runExport?.(org.system, { exportId });
    await crmModule.jobs.runExport?.(org.system, { exportId });
    const file = await ana.call.exports.get({ exportId });
    expect(file).toMatchObject({ state: "done", rows: 6_000, format: "xlsx" });
    expect(await ana.call.exports.list()).toHaveLength(1);
    await expect(leo.call.exports.get({ exportId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(leo.call.exports.piece({ exportId, position: 0 })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const pieces: Buffer[] = [];
    for (let position = 0; position < file.pieces; position++)
      pieces.push(Buffer.from((await ana.call.exports.piece({ exportId, position })).content, "base64"));
    const files = await unpacked(Buffer.concat(pieces));
    const sheet = files["xl/worksheets/sheet1.xml"] ?? "";
    expect(sheet.match(/<row>/g)).toHaveLength(6_001);
    expect(sheet).not.toContain("Elsewhere");
    world.setNow("2026-11-26T12:00:00Z");
    await crmModule.jobs.forgetExports?.(org.system, {});
    expect((await ana.call.exports.list())[0]?.state).toBe("forgotten");
    await expect(ana.call.exports.piece({ exportId, position: 0 })).rejects.toMatchObject({
      cause: { code: "crm.ExportForgotten" },
    });
    world.setNow("2026-11-18T12:00:00Z");
  });
});

describe("files", () => {
  const cells: Cell[] = [
    "=1+1",
    "a,b",
    'say "x"',
    1.5,
    true,
    { day: "2026-11-21" },
    { moment: "1900-03-01 12:00" },
    null,
    "\u0000<&>\ud800",
  ];

  it("as CSV quote what they must and defuse what would run", async () => {
    const parts: Buffer[] = [];
    const writer = csvRows(async (bytes) => void parts.push(bytes));
    await writer.row(cells.slice(0, 7));
    await writer.end();
    expect(Buffer.concat(parts).toString()).toBe(
      '\uFEFF"\'=1+1","a,b","say ""x""",1.5,true,2026-11-21,1900-03-01 12:00\r\n',
    );
  });

  it("as XLSX are archives our own reader opens, with every kind of cell as such", async () => {
    const parts: Buffer[] = [];
    const writer = xlsxRows(async (bytes) => void parts.push(bytes), "A/B: list");
    await writer.row(["Heading"]);
    await writer.row(cells);
    await writer.end();
    const files = await unpacked(Buffer.concat(parts));
    expect(Object.keys(files).sort()).toEqual(
      [
        "[content_types].xml",
        "_rels/.rels",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        "xl/workbook.xml",
        "xl/worksheets/sheet1.xml",
      ].sort(),
    );
    const sheet = files["xl/worksheets/sheet1.xml"] ?? "";
    expect(sheet).toContain('<c t="inlineStr" s="4"><is><t xml:space="preserve">=1+1</t></is></c>');
    expect(sheet).toContain(
      '<c><v>1.5</v></c><c t="b"><v>1</v></c><c s="2"><v>46347</v></c><c s="3"><v>61.5</v></c><c/>',
    );
    expect(sheet).toContain('<t xml:space="preserve">&lt;&amp;&gt;</t>');
    expect(sheet).not.toContain("<f>");
    expect(files["xl/workbook.xml"]).toContain('name="A B  list"');
  });

  it("of a zip hold every byte, however they came", async () => {
    const parts: Buffer[] = [];
    const zip = new ZipStream(async (bytes) => void parts.push(bytes));
    const long = "0123456789".repeat(50_000);
    for (const name of ["a.txt", "ñ/b.txt"]) {
      const file = await zip.file(name);
      for (let start = 0; start < long.length; start += 70_001) await file.write(long.slice(start, start + 70_001));
      await file.end();
    }
    await zip.end();
    expect(await unpacked(Buffer.concat(parts))).toEqual({ "a.txt": long, "ñ/b.txt": long });
  });
});
