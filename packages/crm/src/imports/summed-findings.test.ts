import { openWorld } from "@arraigo/directory/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { crmModule } from "../index";
import { bringIn, type ImportWorld } from "./testing/bring-in";

let world: ImportWorld;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

const leads = (rows: number) =>
  `Name,Email,Company,Lead Status\n${Array.from(
    { length: rows },
    (_, n) =>
      `Given${n} Family${n},person${n}@lago.example,Lago,${n % 3 === 0 ? "Quali" : n % 3 === 1 ? "Tibio" : "New"}`,
  ).join("\n")}\n`;

test("a word that is no stage of the pipeline is said once with its rows, before and after, and line by line in the file", async () => {
  const org = await world.organisation();
  const ana = await org.person();
  const { preview, result, importId } = await bringIn(world, org, ana, { recordType: "lead", content: leads(30) });
  const said = [
    { line: 2, reason: "“Quali” is no stage of this pipeline; it stands at the beginning (10 rows)", rows: 10 },
    { line: 3, reason: "“Tibio” is no stage of this pipeline; it stands at the beginning (10 rows)", rows: 10 },
  ];
  expect(preview.notices.map(({ line, reason, rows }) => ({ line, reason, rows }))).toEqual(said);
  expect(result.notices.map(({ line, reason, rows }) => ({ line, reason, rows }))).toEqual(said);
  const { csv } = await ana.call.imports.errors({ importId, outcome: "in" });
  expect(csv.split("\r\n").filter((line) => line.includes("Quali"))).toHaveLength(10);
});

test("a long import sums up over all of its batches", async () => {
  const org = await world.organisation();
  const ana = await org.person();
  const { preview, result } = await bringIn(world, org, ana, { recordType: "lead", content: leads(9_000) });
  for (const { notices } of [preview, result]) expect(notices.map(({ rows }) => rows)).toEqual([3_000, 3_000]);
});

test("leads that are contacts already, and contacts that are leads, are told before they come in", async () => {
  const org = await world.organisation();
  const ana = await org.person();
  await bringIn(world, org, ana, {
    content:
      "First name,Last name,Email,Phone\nMarta,Lago,marta@lago.example,600 100 200\nEva,Mora,eva@mora.example,\n",
  });
  const lead =
    "Name,Email,Phone,Company\nMarta Lago,marta@lago.example,600100200,Lago\nLuis Gil,luis@gil.example,,Gil\n";
  const { preview, result } = await bringIn(world, org, ana, { recordType: "lead", content: lead });
  expect(preview.notices.map(({ reason }) => reason)).toEqual([
    "1 of these leads looks like a contact you have already",
    "Looks like the contact Marta Lago",
  ]);
  expect(result).toMatchObject({ created: 2, lookalikes: 0, incomplete: 0 });
  const contact = "First name,Last name,Email\nLuis,Gil,luis@gil.example\nPilar,Soto,pilar@soto.example\n";
  const back = await bringIn(world, org, ana, { content: contact });
  expect(back.preview.notices.map(({ reason }) => reason)).toEqual([
    "1 of these contacts looks like a lead you have already",
    "Looks like the lead Luis Gil",
  ]);
  expect(back.result.created).toBe(2);
});
