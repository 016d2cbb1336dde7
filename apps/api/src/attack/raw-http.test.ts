import { request as sendRaw } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Client, openServer, type TestServer } from "../../test/open-server";
import { faultsOf, refusalIn } from "./testing/faults";

let server: TestServer;
let client: Client;
let address: string;
beforeAll(async () => {
  server = await openServer();
  const person = await server.person(await server.organisation(), { roles: ["administrator", "change_manager"] });
  client = server.client();
  await client.signIn(person.email, person.password);
  address = server.url.replace("localhost", "127.0.0.1");
});
afterAll(() => server.stop());

interface Sent {
  method?: string;
  path: string;
  headers?: Record<string, string>;
  /** Several pieces go out chunked. */
  body?: (string | Buffer)[];
}

/** Sends exactly these bytes; fetch would mend or refuse much of it. */
function send({ method = "POST", path, headers = {}, body = [] }: Sent): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const framed = body.length > 0 && !headers["content-length"] ? { "transfer-encoding": "chunked" } : {};
    const all = {
      "content-type": "application/json",
      origin: server.url,
      cookie: client.cookie ?? "",
      ...framed,
      ...headers,
    };
    const request = sendRaw(`${address}${path}`, { method, headers: all }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString("utf8") }),
      );
    });
    request.on("error", reject);
    for (const piece of body) request.write(piece);
    request.end();
  });
}

/** Refused with one of these statuses, in a sentence, in both languages, with nothing of the inside. */
async function refusedCleanly(sent: Sent, ...statuses: number[]): Promise<void> {
  const english = await send(sent);
  const spanish = await send({ ...sent, headers: { ...sent.headers, "accept-language": "es" } });
  expect([sent.path, ...faultsOf(english.status, english.text), ...faultsOf(spanish.status, spanish.text)]).toEqual([
    sent.path,
  ]);
  expect(statuses, `${sent.path}: ${english.text}`).toContain(english.status);
}

const save = "/trpc/directory.structure.saveLocation";

test("a body that is no JSON is refused cleanly", async () => {
  const broken = [
    [],
    ["{"],
    ["[1,"],
    ["nonsense"],
    ['{"name":"a"'],
    [Buffer.from([0xff, 0xfe, 0x00])],
    [Buffer.from('{"name":"\xff\xc3\x28","timeZone":"UTC"}', "latin1")],
    [Buffer.from('{"name":"a\\u0000","timeZone":"UTC"}')],
  ];
  for (const body of broken.filter((_, index) => index !== 6)) await refusedCleanly({ path: save, body }, 400);
});

test("bytes that are no UTF-8 become marks of replacement, never an error inside", async () => {
  const body = [Buffer.from('{"name":"\xff\xc3\x28","timeZone":"UTC"}', "latin1")];
  expect((await send({ path: save, body })).status).toBe(200);
});

test("a question whose input is no JSON or badly escaped is refused cleanly", async () => {
  for (const input of ["{", "%7B", "%E0%A4%A", "%", "nonsense", "%00", "[[[[[["])
    await refusedCleanly({ method: "GET", path: `/trpc/directory.people.list?input=${input}` }, 400);
});

test("a procedure that does not exist is refused cleanly, whatever its name", async () => {
  for (const name of [
    "",
    "nothing",
    "directory",
    "directory.people",
    "__proto__",
    "constructor",
    "toString",
    "directory.people.list.call",
    "a".repeat(3_000),
    "%00",
    "..%2f..%2fetc%2fpasswd",
    "directory.people.list%20",
  ])
    await refusedCleanly({ method: "GET", path: `/trpc/${name}` }, 404, 400);
});

test("a change cannot be asked for like a question, nor a question like a change", async () => {
  await refusedCleanly(
    { method: "GET", path: `${save}?input=%7B%22name%22%3A%22a%22%2C%22timeZone%22%3A%22UTC%22%7D` },
    405,
  );
  await refusedCleanly({ path: "/trpc/directory.people.list", body: ["{}"] }, 405);
  for (const method of ["PUT", "DELETE", "PATCH", "OPTIONS"])
    await refusedCleanly({ method, path: save, body: ["{}"] }, 400, 404, 405, 415);
});

test("a batch of a thousand is refused before any of it runs", async () => {
  const names = Array.from({ length: 1_000 }, () => "directory.session.current").join(",");
  await refusedCleanly(
    { method: "GET", path: `/trpc/x,${names.slice(0, 12_000)}?batch=1&input=%7B%7D` },
    400,
    404,
    414,
    431,
  );
  const saves = Array.from({ length: 40 }, () => "directory.structure.saveLocation").join(",");
  const inputs = Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => [index, { name: `Place ${index}`, timeZone: "UTC" }]),
  );
  await refusedCleanly({ path: `/trpc/${saves}?batch=1`, body: [JSON.stringify(inputs)] }, 400);
  const structure = await (await client.query("directory.structure.get")).text();
  expect(structure).not.toContain("Place 1");
});

test("a content type that is not ours is refused cleanly", async () => {
  for (const type of [
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/octet-stream",
    "text/html",
    "nonsense",
  ])
    await refusedCleanly(
      { path: save, headers: { "content-type": type }, body: ['{"name":"a","timeZone":"UTC"}'] },
      400,
      415,
    );
});

test("a body too large is refused, whether its length is announced or it comes in chunks", async () => {
  const piece = `{"name":"${"x".repeat(1_100_000)}","timeZone":"UTC"}`;
  await refusedCleanly({ path: save, headers: { "content-length": String(piece.length) }, body: [piece] }, 413);
  const pieces = Array.from({ length: 24 }, () => "x".repeat(50_000));
  await refusedCleanly(
    { path: save, headers: { "transfer-encoding": "chunked" }, body: ['{"name":"', ...pieces, '"}'] },
    413,
  );
});

test("small bodies in chunks are read like any other", async () => {
  const body = ['{"na', 'me":"Chun', 'ks","timeZone":"UTC"}'];
  expect((await send({ path: save, headers: { "transfer-encoding": "chunked" }, body })).status).toBe(200);
});

/** Writes raw bytes to the port and reads until the server closes. */
function talk(bytes: string): Promise<string> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(address);
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    let heard = "";
    socket.on("data", (chunk) => {
      heard += chunk.toString("utf8");
    });
    socket.on("error", () => resolve(heard));
    socket.on("close", () => resolve(heard));
  });
}

test("what is not even HTTP, or carries a header without end, is closed without a word of the inside", async () => {
  const odd = [
    "nonsense\r\n\r\n",
    `GET /health HTTP/1.1\r\nhost: x\r\nx-long: ${"a".repeat(64_000)}\r\n\r\n`,
    "POST /trpc/directory.structure.saveLocation HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n",
    "POST /trpc/x HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\n{}",
  ];
  for (const bytes of odd) {
    const heard = await talk(bytes);
    expect(heard).toMatch(/^HTTP\/1\.1 4\d\d/);
    expect(heard).not.toMatch(/node_modules|\.js:|\.ts:/);
  }
  expect((await client.get("/health")).status).toBe(200);
});

test("strange headers change nothing about who somebody is", async () => {
  for (const cookie of [
    "arraigo=",
    "arraigo=%00",
    "arraigo=x.y",
    `arraigo=${"a".repeat(4_000)}`,
    "arraigo.session_token=%E0%A4%A",
    "=;=;=",
  ])
    await refusedCleanly({ method: "GET", path: "/trpc/directory.session.current", headers: { cookie } }, 401);
  for (const language of ["", "*", "xx", "es;q=x", "a".repeat(4_000), "%00"])
    expect(
      (await send({ method: "GET", path: "/trpc/directory.session.current", headers: { "accept-language": language } }))
        .status,
    ).toBe(200);
});

test("sign-in refuses what it cannot read in words, and nothing inside shows", async () => {
  const bodies = [
    "",
    "{",
    "[]",
    "null",
    '{"email":1,"password":{}}',
    '{"email":"a\\u0000@b.example","password":"x"}',
    `{"email":"${"a".repeat(5_000)}@b.example","password":"x"}`,
    '{"email":"a@b.example"}',
    '{"__proto__":{"email":"a@b.example"}}',
  ];
  for (const path of ["/auth/sign-in/email", "/auth/reset-password", "/auth/request-password-reset"])
    for (const body of bodies) {
      const { status, text } = await send({ path, headers: { cookie: "" }, body: [body] });
      expect(status, `${path} ${body}: ${text}`).toBeLessThan(500);
      expect(
        faultsOf(status, text).filter((fault) => fault.startsWith("holds")),
        `${path} ${body}: ${text}`,
      ).toEqual([]);
      if (status >= 400)
        expect((JSON.parse(text) as { message?: string }).message, `${path} ${body}`).toMatch(/\w+ \w+/);
    }
});

test("a wrong type is named as one over the wire", async () => {
  const { text } = await send({ path: save, body: ['{"name":7}'] });
  expect(refusalIn(text)?.message).toContain("name has the wrong type; timeZone is missing");
});
