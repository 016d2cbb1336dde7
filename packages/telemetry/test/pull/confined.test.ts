import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { openWorld, type World } from "@arraigo/directory/testing";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { telemetryModule } from "../../src/index";
import type { Organisation, Person } from "../history/bring-in";
import { countEverything } from "../looking";
import { type Folder, fetchFrom, loginLog, loginRow, look, openFolder } from "./folder";

type Router = typeof telemetryModule.router;
let world: World<Router>;
let organisation: Organisation;
let admin: Person;
let folder: Folder;

beforeAll(async () => {
  world = await openWorld(telemetryModule);
});
afterAll(() => world.close());
beforeEach(async () => {
  folder = await openFolder();
  Object.assign(world.services, { pullFolder: folder.root });
  organisation = await world.organisation({ timeZone: "UTC" });
  admin = await organisation.person({ roles: ["administrator"] });
});
afterEach(() => folder.close());

const content = loginLog([loginRow("a")]);
const add = (path: string) => admin.call.pull.add({ name: "CRM", kind: "salesforce", folder: path, everyMinutes: 5 });
const stored = async () => (await countEverything(world.test.ownerUrl, organisation.id))["events"] ?? 0;
const problems = async (sourceId: string) =>
  (await admin.call.pull.files({ sourceId })).files.map(({ path, problem }) => `${path} ${problem}`).sort();
const refused = { cause: { code: "telemetry.PullFolderRefused" } };

describe("fetching", () => {
  it("says that nothing is set up where the operator has allowed no folder", async () => {
    Object.assign(world.services, { pullFolder: undefined });
    const other = await world.organisation();
    const person = await other.person({ roles: ["administrator"] });
    expect(await person.call.pull.folders()).toEqual({ own: other.id, folders: [], problem: "not_set_up" });
    await expect(
      person.call.pull.add({ name: "CRM", kind: "salesforce", folder: "", everyMinutes: 5 }),
    ).rejects.toMatchObject({ cause: { code: "telemetry.PullNotSetUp" } });
  });

  it("offers the folders below the organisation's own, and never one that hides or is a link", async () => {
    await folder.write(organisation, "logs/2026/a.csv", content);
    await mkdir(folder.at(organisation, ".hidden"));
    await symlink(folder.root, folder.at(organisation, "up"));
    expect(await admin.call.pull.folders()).toEqual({
      own: organisation.id,
      folders: ["", "logs", "logs/2026"],
      problem: null,
    });
  });

  it.each(["..", "../..", "logs/../..", "/etc", "logs//x", ".", ".hidden", "a\u0000b", "..\\.."])(
    "refuses the folder %j before looking",
    async (path) => {
      await folder.write(organisation, "logs/a.csv", content);
      await expect(add(path)).rejects.toThrow();
    },
  );

  it("refuses a folder that is a link out, into another organisation, or no folder at all", async () => {
    const other = await world.organisation();
    await folder.write(other, "theirs/a.csv", content);
    await folder.write(organisation, "file.csv", content);
    await symlink(folder.at(other, "theirs"), folder.at(organisation, "link"));
    await symlink("/etc", folder.at(organisation, "etc"));
    for (const path of ["link", "etc", "file.csv", "missing"]) await expect(add(path)).rejects.toMatchObject(refused);
  });

  it("reads nothing where the organisation's own folder is a link", async () => {
    const other = await world.organisation();
    await folder.write(other, "a.csv", content);
    await symlink(folder.at(other, ""), join(folder.root, organisation.id));
    await expect(add("")).rejects.toMatchObject(refused);
    expect(await admin.call.pull.folders()).toMatchObject({ folders: [], problem: "folder_outside" });
  });

  it("reads no file behind a link that leaves, lists it, and reads the others", async () => {
    const other = await world.organisation();
    await folder.write(other, "secret.csv", content);
    await writeFile(join(folder.root, "outside.csv"), content);
    await folder.write(organisation, "fine.csv", loginLog([loginRow("fine")]));
    await symlink(folder.at(other, "secret.csv"), folder.at(organisation, "theirs.csv"));
    await symlink("../outside.csv", folder.at(organisation, "up.csv"));
    await symlink("fine.csv", folder.at(organisation, "within.csv"));
    await symlink("nowhere", folder.at(organisation, "broken.csv"));
    const sourceId = await fetchFrom(organisation, admin);
    expect(await stored()).toBe(1);
    expect(await problems(sourceId)).toEqual(
      expect.arrayContaining(["theirs.csv file_outside", "up.csv file_outside"]),
    );
  });

  it("stops at a folder that became a link since it was chosen, and goes on when it is back", async () => {
    const { rename } = await import("node:fs/promises");
    await folder.write(organisation, "logs/a.csv", content);
    const { sourceId } = await add("logs");
    await rename(folder.at(organisation, "logs"), folder.at(organisation, "kept"));
    await symlink("/etc", folder.at(organisation, "logs"));
    await look(organisation, sourceId);
    expect(await admin.call.pull.sources()).toMatchObject([{ problem: "folder_outside", files: 0 }]);
    const { unlink } = await import("node:fs/promises");
    await unlink(folder.at(organisation, "logs"));
    await look(organisation, sourceId);
    expect(await admin.call.pull.sources()).toMatchObject([{ problem: "folder_missing" }]);
    await rename(folder.at(organisation, "kept"), folder.at(organisation, "logs"));
    await look(organisation, sourceId);
    expect(await admin.call.pull.sources()).toMatchObject([{ problem: null, stored: 1 }]);
  });

  it("lists files of other shapes, broken packing and pictures, each with why, and reads the rest", async () => {
    await folder.write(organisation, "fine.csv", content);
    await folder.write(organisation, "contacts.csv", "Id,Name\n1,Ana\n");
    await folder.write(organisation, "cut.csv.gz", gzipSync(content.repeat(20)).subarray(0, 60));
    await folder.write(
      organisation,
      "image.csv",
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
    );
    await folder.write(organisation, "notes.txt", "not looked at");
    await folder.write(organisation, "empty.csv", "");
    await folder.write(organisation, "header.csv", content.split("\n")[0] ?? "");
    const sourceId = await fetchFrom(organisation, admin);
    expect(await problems(sourceId)).toEqual([
      "contacts.csv format_unknown",
      "cut.csv.gz file_unreadable",
      "fine.csv null",
      "header.csv null",
      expect.stringMatching(/^image\.csv (?:format_unknown|file_unreadable)$/),
    ]);
    // Once it is whole, it is read.
    await folder.write(organisation, "cut.csv.gz", gzipSync(loginLog([loginRow("x"), loginRow("y")])));
    await look(organisation, sourceId);
    expect(await stored()).toBe(3);
    expect(await admin.call.pull.sources()).toMatchObject([{ problem: null, problems: 2 }]);
  });

  it("is an administrator's alone", async () => {
    const person = await organisation.person({ roles: ["change_manager"] });
    await expect(person.call.pull.sources()).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(
      person.call.pull.add({ name: "CRM", kind: "salesforce", folder: "", everyMinutes: 5 }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
