import { gzipSync } from "node:zlib";
import { openWorld, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { telemetryModule } from "../../src/index";
import { bringIn, type Organisation, type Person, send } from "./bring-in";

type Router = typeof telemetryModule.router;
let world: World<Router>;
let organisation: Organisation;
let admin: Person;

beforeAll(async () => {
  world = await openWorld(telemetryModule);
});
afterAll(() => world.close());
beforeEach(async () => {
  organisation = await world.organisation({ timeZone: "UTC" });
  admin = await organisation.person({ roles: ["administrator"] });
});

const head = "id,user,event,time\n";
const row = (id: string) => `${id},ana,won,2026-10-26T08:00:00Z\n`;
const refused = async (uploadId: string) =>
  (await admin.call.history.refused({ fileId: uploadId })).rows.map(({ line, reason }) => `${line} ${reason}`);
const unreadable = { cause: { code: "telemetry.FileUnreadable" } };

describe("a bad file", () => {
  it.each([
    ["nothing but zeros", Buffer.alloc(1_000)],
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])],
    ["broken packing", Buffer.concat([gzipSync(head + row("a")).subarray(0, 20), Buffer.from("not gzip at all")])],
    ["packing that was cut off", gzipSync(head + row("a").repeat(50)).subarray(0, 40)],
    [
      "ten thousand columns",
      `${Array.from({ length: 10_000 }, (_, n) => `c${n}`).join(",")}\n${"x,".repeat(9_999)}x\n`,
    ],
    ["a header and no row", head],
    ["blank lines", "\n\n\n"],
  ])("of %s is turned down as what it is", async (_name, content) => {
    await expect(send(admin, content)).rejects.toMatchObject(unreadable);
  });

  it("packed to burst is turned down without being held", async () => {
    const bomb = gzipSync(Buffer.alloc(1_100 * 1024 ** 2, "a,b\n"), { level: 9 });
    const before = process.memoryUsage().rss;
    await expect(send(admin, bomb)).rejects.toMatchObject({ cause: { code: "telemetry.FileTooLong" } });
    expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 ** 2);
  }, 60_000);

  it("costs only its bad rows, each listed with its line and why", async () => {
    const content = [
      head,
      row("a"),
      'b,"ana,won,2026-10-26T08:00:00Z\n',
      row("c"),
      "d,ana\n",
      "e,ana,won,2099-01-01T00:00:00Z\n",
      "f,ana,won,1970-01-01T00:00:00Z\n",
      `${"g".repeat(150)},ana,won,2026-10-26T08:00:00Z\n`,
      "h,,won,2026-10-26T08:00:00Z\n",
      `i,ana,${"w".repeat(300)},2026-10-26T08:00:00Z\n`,
      row("j"),
    ].join("");
    const { uploadId, result } = await bringIn(organisation, admin, content);
    expect(result).toMatchObject({ state: "done", stored: 3, refused: 7 });
    expect(await refused(uploadId)).toEqual([
      "3 broken_quotes",
      "5 too_few_cells",
      "6 timestamp_in_future",
      "7 timestamp_too_old",
      "8 message_id_invalid",
      "9 user_missing",
      "10 name_too_long",
    ]);
  });

  it("of lines of JSON likewise: no object, NUL, half a character, endless nesting, endless lines", async () => {
    const event = (more: object) =>
      JSON.stringify({ userId: "ana", event: "won", timestamp: "2026-10-26T08:00:00Z", ...more });
    const lines = [
      event({ messageId: "a", properties: { x: 1 } }),
      "{not json",
      "[1,2]",
      event({ messageId: "b", properties: { x: "a\u0000b" } }),
      event({ messageId: "c" }).replace('"won"', '"\\ud800"'),
      event({ messageId: "d", properties: JSON.parse('{"a":'.repeat(20) + "1" + "}".repeat(20)) }),
      event({ messageId: "e", properties: { x: "y".repeat(300_000) } }),
      event({ messageId: "f", properties: { x: "y".repeat(40_000) } }),
      event({ messageId: "g", properties: JSON.parse('{"__proto__": {"polluted": true}, "fine": 1}') }),
    ];
    const { uploadId, result } = await bringIn(organisation, admin, lines.join("\r\n"));
    expect(result).toMatchObject({ stored: 2, refused: 7 });
    expect(await refused(uploadId)).toEqual([
      "2 not_json",
      "3 not_json",
      "4 text_not_storable",
      "5 text_not_storable",
      "6 too_deep",
      "7 row_too_long",
      "8 too_large",
    ]);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  it("sent with less or more than was said is not read, and a piece sent twice is kept once", async () => {
    const bytes = Buffer.from(head + row("a"));
    const { uploadId } = await admin.call.history.start({ fileName: "x.csv", bytes: bytes.length });
    const piece = { uploadId, position: 0, contentBase64: bytes.toString("base64") };
    await expect(admin.call.history.finish({ uploadId })).rejects.toMatchObject({
      cause: { code: "telemetry.UploadIncomplete" },
    });
    await admin.call.history.append(piece);
    expect(await admin.call.history.append(piece)).toEqual({ bytesReceived: bytes.length });
    await expect(admin.call.history.append({ ...piece, position: 1 })).rejects.toMatchObject({
      cause: { code: "telemetry.UploadIncomplete" },
    });
    expect((await admin.call.history.finish({ uploadId })).facts.rows).toBe(1);
  });

  it("with a mapping of another file is not brought in", async () => {
    const { uploadId, mapping } = await send(admin, head + row("a"));
    const columns = [...mapping.columns, { role: "skip" as const, kind: "text" as const }];
    await expect(admin.call.history.run({ uploadId, mapping: { ...mapping, columns } })).rejects.toMatchObject({
      cause: { code: "telemetry.MappingMisfit" },
    });
  });
});
