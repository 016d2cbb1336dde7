import { withTenant } from "@arraigo/db";
import { auditEntries } from "@arraigo/directory/schema";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openServer, type TestServer } from "../test/open-server";

let server: TestServer;
beforeAll(async () => {
  server = await openServer({ trustProxy: true });
});
afterAll(() => server.stop());

test("the right password opens a session, and the cookie is out of scripts' reach", async () => {
  const organisation = await server.organisation();
  const person = await server.person(organisation);
  const client = server.client();
  expect((await client.query("directory.session.current")).status).toBe(401);
  const response = await client.signIn(person.email.toUpperCase(), person.password);
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ ok: true });
  const [cookie = ""] = response.headers.getSetCookie();
  expect(cookie).toMatch(/^arraigo=/);
  expect(cookie).toMatch(/HttpOnly/i);
  expect(cookie).toMatch(/SameSite=Lax/i);
  expect(cookie).toMatch(/Path=\//i);
  expect(cookie).not.toMatch(/Domain=/i);
  const session = await client.query("directory.session.current");
  expect(session.status).toBe(200);
  expect(JSON.stringify(await session.json())).toContain(person.id);
  expect(await server.audited(organisation)).toEqual(["directory.signed_in"]);
});

test("a wrong password and an unknown address are refused in the same words, in the reader's language", async () => {
  const person = await server.person(await server.organisation());
  const client = server.client();
  const spanish = { "accept-language": "es-CO,es;q=0.9" };
  const wrong = await client.signIn(person.email, "not the password", spanish);
  const unknown = await client.signIn("nobody@example.com", "not the password", spanish);
  expect([wrong.status, unknown.status]).toEqual([401, 401]);
  const body = (await wrong.json()) as { message: string };
  expect(body).toEqual(await unknown.json());
  expect(body).toMatchObject({ error: "directory.SignInRefused", code: "INVALID_EMAIL_OR_PASSWORD" });
  expect(body.message).toMatch(/^El correo o la contraseña/);
});

test("eight wrong passwords lock an account, from however many addresses they come", async () => {
  const organisation = await server.organisation();
  const person = await server.person(organisation);
  const client = server.client();
  const from = (n: number) => ({ "x-forwarded-for": `203.0.113.${n}` });
  for (let n = 1; n <= 8; n++)
    expect((await client.signIn(person.email, "not the password", from(n))).status).toBe(401);
  const locked = await client.signIn(person.email, person.password, from(99));
  expect(locked.status).toBe(429);
  expect(Number(locked.headers.get("retry-after"))).toBeGreaterThan(800);
  expect(await locked.json()).toMatchObject({
    code: "SIGN_IN_LOCKED",
    error: "directory.SignInLocked",
    message: expect.stringContaining("15 minutes"),
  });
  const failed = Array.from({ length: 8 }, () => "directory.sign_in_failed");
  expect((await server.audited(organisation)).toSorted()).toEqual([...failed, "directory.sign_in_locked"]);
});

test("wrong passwords sent all at once cannot pass the lock together", async () => {
  const person = await server.person(await server.organisation());
  const client = server.client();
  const tries = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      client.signIn(person.email, `guess number ${n}`, { "x-forwarded-for": `198.51.100.${n}` }),
    ),
  );
  const looked = tries.filter((each) => each.status === 401);
  expect(looked.length, "eight passwords are looked at").toBeLessThanOrEqual(8);
  expect(looked.length).toBeGreaterThan(0);
  // On a machine without a free core some wait in vain for a connection: they were looked at as little as those that are locked out.
  for (const { status } of tries) expect([401, 429, 500, 503]).toContain(status);
  expect((await client.signIn(person.email, person.password)).status).toBe(429);
});

test("a failed sign-in is in the audit log of whose account it is, without who tried, from where, or what they typed", async () => {
  const organisation = await server.organisation();
  const person = await server.person(organisation);
  await server.client().signIn(person.email, "not the password", { "x-forwarded-for": "203.0.113.200" });
  const entries = await withTenant(server.running.services.database, organisation.id, (db) =>
    db.select().from(auditEntries).where(eq(auditEntries.organisationId, organisation.id)),
  );
  expect(entries).toMatchObject([
    { action: "directory.sign_in_failed", actorId: null, subjectType: "person", subjectId: person.id, facts: {} },
  ]);
});

test("tries refused for coming too fast from one network address do not lock the account they name", async () => {
  const person = await server.person(await server.organisation());
  const client = server.client();
  const flood = { "x-forwarded-for": "203.0.113.150" };
  await Promise.all(Array.from({ length: 60 }, (_, n) => client.signIn(`flood ${n}`, "not the password", flood)));
  for (let n = 1; n <= 9; n++) {
    const refused = await client.signIn(person.email, "not the password", flood);
    expect(await refused.json()).toMatchObject({ code: "TOO_MANY_REQUESTS" });
  }
  expect((await client.signIn(person.email, person.password)).status).toBe(200);
});

test("an unknown address is locked like a known one", async () => {
  const client = server.client();
  for (let n = 1; n <= 8; n++)
    await client.signIn("ghost@example.com", "not the password", { "x-forwarded-for": `192.0.2.${n}` });
  const locked = await client.signIn("ghost@example.com", "not the password", { "x-forwarded-for": "192.0.2.99" });
  expect(locked.status).toBe(429);
});

test("a success forgets the wrong tries before it", async () => {
  const person = await server.person(await server.organisation());
  const client = server.client();
  for (let n = 1; n <= 7; n++)
    await client.signIn(person.email, "not the password", { "x-forwarded-for": `192.0.2.${100 + n}` });
  expect((await client.signIn(person.email, person.password)).status).toBe(200);
  expect((await client.signIn(person.email, "not the password")).status).toBe(401);
});

test("signing out everywhere ends the other session too", async () => {
  const organisation = await server.organisation();
  const person = await server.person(organisation);
  const [laptop, phone] = [server.client(), server.client()];
  await laptop.signIn(person.email, person.password);
  await phone.signIn(person.email, person.password);
  expect((await phone.query("directory.session.current")).status).toBe(200);
  expect((await laptop.post("/auth/revoke-sessions", {})).status).toBe(200);
  expect((await phone.query("directory.session.current")).status).toBe(401);
  expect((await laptop.query("directory.session.current")).status).toBe(401);
  expect(await server.audited(organisation)).toContain("directory.sessions_ended");
});

test("a disabled person is cut off at the next request and cannot come back, and only their own organisation does it", async () => {
  const [organisation, another] = [await server.organisation(), await server.organisation()];
  const person = await server.person(organisation);
  const { identity } = server.running;
  const client = server.client();
  await client.signIn(person.email, person.password);
  const elsewhere = { organisationId: another.id, personId: person.id };
  await identity.setDisabled(elsewhere, true);
  expect(await identity.endSessions(elsewhere)).toBe(0);
  expect((await client.query("directory.session.current")).status).toBe(200);
  const here = { organisationId: organisation.id, personId: person.id };
  await identity.setDisabled(here, true);
  expect((await client.query("directory.session.current")).status).toBe(401);
  const again = await client.signIn(person.email, person.password);
  expect(again.status).toBe(401);
  expect(await again.json()).toMatchObject({ error: "directory.AccessEnded" });
  await identity.setDisabled(here, false);
  expect((await client.signIn(person.email, person.password)).status).toBe(200);
});

test("who has left cannot sign in, and a session left open ends with the last day", async () => {
  const organisation = await server.organisation();
  const gone = await server.person(organisation, { endsOn: "2024-12-31" });
  expect((await server.client().signIn(gone.email, gone.password)).status).toBe(401);
});

test("nobody can sign themselves up, and no other door of the library is open", async () => {
  const client = server.client();
  const body = { email: "new@example.com", password: "four plain words here", name: "New" };
  for (const path of [
    "/auth/sign-up/email",
    "/auth/update-user",
    "/auth/change-email",
    "/auth/delete-user",
    "/auth/verify-password",
  ])
    expect((await client.post(path, body)).status).toBe(404);
  expect((await client.get("/auth/get-session")).status).toBe(404);
});
