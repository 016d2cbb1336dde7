import { createMailer, createResetLink } from "@arraigo/directory";
import { drizzle } from "drizzle-orm/node-postgres";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { freePort, openServer, type TestServer } from "../test/open-server";

let server: TestServer;
let sink: SMTPServer;
const letters: Email[] = [];
beforeAll(async () => {
  const port = await freePort();
  sink = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        void PostalMime.parse(Buffer.concat(chunks)).then((letter) => letters.push(letter));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => sink.listen(port, "127.0.0.1", resolve));
  server = await openServer({
    mailer: createMailer({ smtpUrl: `smtp://127.0.0.1:${port}`, from: "Arraigo <no-reply@arraigo.example>" }),
    works: true,
  });
});
afterAll(async () => {
  await server.stop();
  await new Promise<void>((resolve) => sink.close(() => resolve()));
});

const letterTo = (email: string) =>
  vi.waitFor(
    () => {
      const found = letters.find((letter) => letter.to?.some((to) => to.address === email));
      if (!found) throw new Error("no letter yet");
      return found;
    },
    { timeout: 15_000, interval: 50 },
  );
const newPassword = "another four plain words";
const tokenIn = (letter: Email) => /\/reset-password\?token=([\w-]+)/.exec(letter.text ?? "")?.[1] ?? "";

test("a reset comes by mail in the person's language, works once, and ends every session and the old password", async () => {
  const organisation = await server.organisation();
  const person = await server.person(organisation, { language: "es" });
  const [old, client] = [server.client(), server.client()];
  await old.signIn(person.email, person.password);
  expect((await client.post("/auth/request-password-reset", { email: person.email })).status).toBe(200);
  const letter = await letterTo(person.email);
  expect(letter.subject).toBe("Una contraseña nueva para Arraigo");
  expect(letter.text).toMatch(/^Hola, Ana:/);
  expect(letter.html).toContain(`href="${server.url}/reset-password?token=`);
  expect(letter.messageId).toMatch(/^<[0-9a-f]{32}@arraigo\.example>$/);
  const token = tokenIn(letter);
  const short = await client.post("/auth/reset-password", { newPassword: "short", token });
  expect(short.status).toBe(400);
  expect(await short.json()).toMatchObject({
    error: "directory.PasswordTooShort",
    message: expect.stringContaining("12"),
  });
  expect((await client.post("/auth/reset-password", { newPassword, token })).status).toBe(200);
  expect((await old.query("directory.session.current")).status).toBe(401);
  expect((await client.signIn(person.email, person.password)).status).toBe(401);
  expect((await client.signIn(person.email, newPassword)).status).toBe(200);
  const used = await client.post("/auth/reset-password", { newPassword, token }, { "accept-language": "es" });
  expect(await used.json()).toMatchObject({
    error: "directory.ResetLinkExpired",
    message: expect.stringContaining("enlace"),
  });
  expect(await server.audited(organisation)).toEqual(
    expect.arrayContaining(["directory.password_reset_asked", "directory.password_reset", "directory.signed_in"]),
  );
});

test("an unknown address is answered like a known one, after about the same time, and no letter goes out", async () => {
  const person = await server.person(await server.organisation());
  const client = server.client();
  const ask = async (email: string) => {
    const started = performance.now();
    const response = await client.post("/auth/request-password-reset", { email });
    return { status: response.status, body: await response.text(), ms: performance.now() - started };
  };
  const before = letters.length;
  const answers: Record<"unknown" | "known", Awaited<ReturnType<typeof ask>>>[] = [];
  for (let n = 0; n < 2; n++)
    answers.push({ unknown: await ask("nobody@example.com"), known: await ask(person.email) });
  for (const { unknown, known } of answers)
    expect({ status: unknown.status, body: unknown.body }).toEqual({ status: known.status, body: known.body });
  // The quickest of each: what else the machine has to do only ever adds.
  const quickest = (of: "unknown" | "known") => Math.min(...answers.map((pair) => pair[of].ms));
  expect(Math.abs(quickest("unknown") - quickest("known"))).toBeLessThan(150);
  await vi.waitFor(() => expect(letters).toHaveLength(before + answers.length), 15_000);
  for (const letter of letters.slice(before)) expect(letter.to?.[0]?.address).toBe(person.email);
});

test("a reset unlocks a locked sign-in", async () => {
  const person = await server.person(await server.organisation());
  const client = server.client();
  for (let n = 0; n < 8; n++) await client.signIn(person.email, "not the password");
  expect((await client.signIn(person.email, person.password)).status).toBe(429);
  await client.post("/auth/request-password-reset", { email: person.email });
  await client.post("/auth/reset-password", { newPassword, token: tokenIn(await letterTo(person.email)) });
  expect((await client.signIn(person.email, newPassword)).status).toBe(200);
});

test("no token lies readable in the database", async () => {
  const person = await server.person(await server.organisation());
  await server.client().post("/auth/request-password-reset", { email: person.email });
  const token = tokenIn(await letterTo(person.email));
  const { rows } = await server.running.services.database.pool.query<{ found: boolean }>(
    "select exists (select from directory.verifications v where v::text like '%' || $1 || '%') or exists (select from pgboss.job j where j::text like '%' || $1 || '%') as found",
    [token],
  );
  expect(rows[0]?.found).toBe(false);
});

test("somebody invited chooses a password through the link they are sent", async () => {
  const organisation = await server.organisation();
  const admin = await server.person(organisation, { roles: ["administrator"] });
  const client = server.client();
  await client.signIn(admin.email, admin.password);
  const saved = await client.mutate("directory.people.save", {
    email: "invited@example.com",
    givenName: "Iván",
    familyName: "Luz",
    language: "es",
    timeZone: "UTC",
    startsOn: "2026-01-01",
  });
  const { result } = (await saved.json()) as { result: { data: { id: string } } };
  expect(
    (await client.mutate("directory.people.setAccess", { personId: result.data.id, access: "invited" })).status,
  ).toBe(200);
  const letter = await letterTo("invited@example.com");
  expect(letter.subject).toMatch(/^Tu acceso a Arraigo en /);
  const guest = server.client();
  expect(
    (await guest.post("/auth/reset-password", { newPassword: "my own four words", token: tokenIn(letter) })).status,
  ).toBe(200);
  expect((await guest.signIn("invited@example.com", "my own four words")).status).toBe(200);
});

async function linkFor(person: { id: string }): Promise<string | null> {
  const link = await createResetLink(drizzle(server.running.services.database.pool), {
    personId: person.id,
    portalUrl: server.url,
    now: new Date(),
    minutes: 60,
  });
  return new URL(link ?? "").searchParams.get("token");
}

test("every older link of a person ends with the one they used", async () => {
  const person = await server.person(await server.organisation());
  const [older, newer] = [await linkFor(person), await linkFor(person)];
  const client = server.client();
  expect((await client.post("/auth/reset-password", { newPassword, token: newer })).status).toBe(200);
  expect((await client.post("/auth/reset-password", { newPassword, token: older })).status).toBe(400);
});

test("a link that went to an address a person does not have any more opens nothing", async () => {
  const organisation = await server.organisation();
  const [admin, person] = [
    await server.person(organisation, { roles: ["administrator"] }),
    await server.person(organisation),
  ];
  const token = await linkFor(person);
  const client = server.client();
  await client.signIn(admin.email, admin.password);
  const facts = { givenName: "Ana", familyName: "Quiroz", language: "en", timeZone: "UTC", startsOn: "2020-01-01" };
  const saved = await client.mutate("directory.people.save", { ...facts, id: person.id, email: `new-${person.email}` });
  expect(saved.status).toBe(200);
  expect((await server.client().post("/auth/reset-password", { newPassword, token })).status).toBe(400);
});
