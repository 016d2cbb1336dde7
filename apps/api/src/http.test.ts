import { developmentMailbox } from "@arraigo/directory";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openServer, type TestServer } from "../test/open-server";

let server: TestServer;
beforeAll(async () => {
  server = await openServer({ mailbox: developmentMailbox });
});
afterAll(() => server.stop());

test("every answer carries the headers that keep others' code and frames out", async () => {
  for (const path of ["/health", "/trpc/directory.session.current", "/auth/nothing", "/nothing"]) {
    const { headers } = await server.client().get(path);
    const policy = headers.get("content-security-policy") ?? "";
    for (const rule of [
      "default-src 'self'",
      "script-src 'self'",
      "object-src 'none'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ])
      expect(policy).toContain(rule);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("x-frame-options")).toBe("DENY");
    expect(headers.get("referrer-policy")).toBe("same-origin");
  }
});

test("health answers with JSON once everything is there", async () => {
  const response = await server.client().get("/health");
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ status: "ready" });
});

test("a write from another site is refused, whatever its cookie and type, and says so in the reader's language", async () => {
  const person = await server.person(await server.organisation());
  const client = server.client();
  await client.signIn(person.email, person.password);
  for (const [path, headers] of [
    ["/trpc/directory.people.updateMe", { origin: "https://evil.example" }],
    ["/trpc/directory.people.updateMe", { origin: "null" }],
    ["/trpc/directory.people.updateMe", { origin: server.url.replace("http:", "https:") }],
    ["/auth/revoke-sessions", { origin: "https://evil.example" }],
    ["/auth/sign-in/email", { origin: "https://evil.example", "content-type": "text/plain" }],
  ] as const) {
    const response = await client.post(path, { language: "es" }, { ...headers, "accept-language": "es" });
    expect(response.status).toBe(403);
    expect(((await response.json()) as { message: string }).message).toContain("otro sitio");
  }
  const session = JSON.stringify(await (await client.query("directory.session.current")).json());
  expect(session).toContain('"language":"en"');
});

test("no answer that refuses shows a stack, a path of ours or the database's words", async () => {
  const person = await server.person(await server.organisation());
  const client = server.client();
  const answers = async () => [
    await client.query("directory.nothing.here"),
    await client.query("directory.people.get", { personId: "not a uuid" }),
    await client.query("directory.people.list", { cursor: "garbage" }),
    await client.mutate("directory.people.updateMe", { language: "tlh" }),
    await client.mutate("directory.people.updateMe", { timeZone: "a\u0000b" }),
    await client.post("/auth/sign-in/email", { email: 7 }),
    await client.post("/auth/sign-in/email", { email: "a\u0000b", password: "x" }),
    await client.post("/auth/reset-password", { newPassword: {}, token: [] }),
    await client.get("/trpc/directory.people.get?input=%7Bnot-json"),
    await client.get("/%E0%A4%A"),
  ];
  const signedOut = await answers();
  await client.signIn(person.email, person.password);
  for (const answer of [...signedOut, ...(await answers())]) {
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(await answer.text()).not.toMatch(/node_modules|\.ts:|\bat \w+ \(|stack|select |insert |syntax error|pg_/i);
  }
});

test("a role taken away is gone at the next request", async () => {
  const organisation = await server.organisation();
  const [admin, other] = [
    await server.person(organisation, { roles: ["administrator"] }),
    await server.person(organisation, { roles: ["administrator"] }),
  ];
  const [first, second] = [server.client(), server.client()];
  await first.signIn(admin.email, admin.password);
  await second.signIn(other.email, other.password);
  expect((await second.query("directory.audit.list", {})).status).toBe(200);
  const person = (await (await first.query("directory.people.get", { personId: other.id })).json()) as {
    result: { data: { roles: { id: string }[] } };
  };
  expect(
    (await first.mutate("directory.roles.unassign", { assignmentId: person.result.data.roles[0]!.id })).status,
  ).toBe(200);
  expect((await second.query("directory.audit.list", {})).status).toBe(403);
  expect((await second.query("directory.session.current")).status).toBe(200);
});

test("an administrator disabling somebody ends their session at once, over HTTP", async () => {
  const organisation = await server.organisation();
  const [admin, person] = [
    await server.person(organisation, { roles: ["administrator"] }),
    await server.person(organisation),
  ];
  const [first, second] = [server.client(), server.client()];
  await first.signIn(admin.email, admin.password);
  await second.signIn(person.email, person.password);
  expect((await second.query("directory.session.current")).status).toBe(200);
  expect((await first.mutate("directory.people.setAccess", { personId: person.id, access: "disabled" })).status).toBe(
    200,
  );
  expect((await second.query("directory.session.current")).status).toBe(401);
});

test("letters can be looked at where no mail server is set up, with what they quote made harmless", async () => {
  await server.running.services.mailer.send({
    to: "ana@example.com",
    subject: "<script>alert(1)</script>",
    text: "See http://localhost/x",
    messageKey: "k",
  });
  const page = await (await server.client().get("/dev/mail")).text();
  expect(page).toContain("&lt;script&gt;alert(1)");
  expect(page).toContain('<a href="http://localhost/x">');
});

// Last, because the server hangs up on whoever is still sending.
test("a body beyond the limit is refused before it is read, declared or not", async () => {
  const client = server.client();
  const large = "x".repeat(1_100_000);
  expect((await client.post("/auth/sign-in/email", { email: large, password: "x" })).status).toBe(413);
  expect((await client.mutate("directory.people.updateMe", { timeZone: large })).status).toBe(413);
  const chunked = await fetch(`${server.url}/v1/batch`, {
    method: "POST",
    duplex: "half",
    headers: { "content-type": "application/json" },
    body: new ReadableStream({
      start(controller) {
        for (let n = 0; n < 50; n++) controller.enqueue(new TextEncoder().encode("y".repeat(100_000)));
        controller.close();
      },
    }),
  } as RequestInit);
  expect(chunked.status).toBe(413);
});
