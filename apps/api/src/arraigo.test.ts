import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openServer, type TestServer } from "../test/open-server";

let server: TestServer;
let folder: string;
beforeAll(async () => {
  server = await openServer();
  folder = await mkdtemp(join(tmpdir(), "arraigo-command-"));
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Runs the operator's command as an operator does: in a process of its own. */
function arraigo(
  args: string[],
  env: Record<string, string> = {},
): Promise<{ code: number; out: string; err: string }> {
  const entry = fileURLToPath(new URL("./arraigo.ts", import.meta.url));
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ["--import", "tsx", entry, ...args],
      { env: { ...process.env, DATABASE_URL: server.test.ownerUrl, ARRAIGO_DATA: folder, ...env } },
      (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

test("help names every command, and what is not understood ends with exit code 2 and a sentence", async () => {
  const help = await arraigo(["--help"]);
  expect(help.code).toBe(0);
  for (const command of ["migrate", "seed", "admin create", "import people", "import contacts", "key create", "status"])
    expect(help.out).toContain(command);
  expect(await arraigo(["dance"])).toMatchObject({ code: 2, err: expect.stringContaining("no command") });
  expect(await arraigo(["admin", "create", "--email", "x"])).toMatchObject({
    code: 2,
    err: expect.stringContaining("--organisation is missing"),
  });
});

test("the first administrator comes from a command and can sign in at once", async () => {
  const made = await arraigo([
    "admin",
    "create",
    "--organisation",
    "Raíces",
    "--email",
    "Rosa@example.com",
    "--name",
    "Rosa Luz Mora",
    "--language",
    "es",
    "--time-zone",
    "America/Bogota",
  ]);
  expect(made).toMatchObject({ code: 0, err: "" });
  const password = /Password: (\S+)/.exec(made.out)?.[1] ?? "";
  const client = server.client();
  expect((await client.signIn("rosa@example.com", password)).status).toBe(200);
  const session = JSON.stringify(await (await client.query("directory.session.current")).json());
  expect(session).toContain("Rosa Luz Mora");
  expect(session).toContain("directory.person.manage");
  const again = await arraigo([
    "admin",
    "create",
    "--organisation",
    "Raíces",
    "--email",
    "rosa@example.com",
    "--name",
    "Rosa Mora",
  ]);
  expect(again).toMatchObject({ code: 1, err: expect.stringContaining("already signs in with rosa@example.com") });
});

test("people are imported from a file, with a dry run that changes nothing", async () => {
  await arraigo([
    "admin",
    "create",
    "--organisation",
    "Imports",
    "--email",
    "ines@example.com",
    "--name",
    "Inés Paz",
    "--link",
  ]);
  const file = join(folder, "people.csv");
  await writeFile(
    file,
    "Email,First name,Last name,Department\nada@example.com,Ada,Lane,Sales / North\nnot an address,Bo,Ray,Sales\n",
  );
  const dry = await arraigo(["import", "people", file, "--dry-run", "--organisation", "imports"]);
  expect(dry.out).toContain("1 new, 0 changed, 0 unchanged, 1 could not be read");
  expect(dry.out).toContain("line 3: “not an address” is not an e-mail address.");
  expect((await arraigo(["import", "people", file, "--organisation", "Imports"])).out).toMatch(/^1 new/);
  expect((await arraigo(["import", "people", file, "--organisation", "Imports"])).out).toMatch(
    /^0 new, 0 changed, 1 unchanged/,
  );
  expect(await arraigo(["import", "people", join(folder, "nothing.csv"), "--organisation", "Imports"])).toMatchObject({
    code: 1,
    err: expect.stringContaining("does not exist"),
  });
});

test("status says what is there, and a database that is away is told in one plain line", async () => {
  const status = await arraigo(["status", "--json"]);
  expect(status.code).toBe(0);
  const facts = JSON.parse(status.out) as {
    organisations: number;
    migrations: { applied: number; known: number };
    jobs: { deadLetters: number };
  };
  expect(facts.organisations).toBeGreaterThanOrEqual(1);
  expect(facts.migrations.applied).toBe(facts.migrations.known);
  expect(facts.jobs.deadLetters).toBe(0);
  const away = await arraigo(["status"], { DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" });
  expect(away).toMatchObject({
    code: 1,
    err: "The database cannot be reached. Is it running, and is DATABASE_URL right?\n",
  });
});
