import { connect, type Socket } from "node:net";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type Client, openServer, type TestServer } from "../../test/open-server";

let server: TestServer;
let client: Client;
let port: number;
let key: string;
beforeAll(async () => {
  server = await openServer();
  port = Number(new URL(server.url).port);
  const person = await server.person(await server.organisation(), { roles: ["administrator"] });
  client = server.client();
  await client.signIn(person.email, person.password);
  const answer = await client.mutate("telemetry.keys.create", { name: "Slow bodies" });
  ({ key } = ((await answer.json()) as { result: { data: { key: string } } }).result.data);
});
afterAll(() => server.stop());

const open: Socket[] = [];
afterEach(() => {
  for (const socket of open.splice(0)) socket.destroy();
});

interface Slow {
  socket: Socket;
  /** Everything the server has said by now. */
  said(): string;
  closed: Promise<number>;
}

/** Announces twenty megabytes, sends so many bytes of them, and nothing more. */
function begin(bytes: number, headers = ""): Promise<Slow> {
  const socket = connect(port, "127.0.0.1");
  open.push(socket);
  let said = "";
  const began = performance.now();
  socket.on("data", (chunk: Buffer) => {
    said += chunk.toString("latin1");
  });
  socket.on("error", () => {});
  const closed = new Promise<number>((resolve) => socket.on("close", () => resolve(performance.now() - began)));
  socket.write(`POST /batch/ HTTP/1.1\r\nhost: localhost\r\n${headers}content-length: 20000000\r\n\r\n`);
  return new Promise((resolve) => {
    socket.write(Buffer.alloc(bytes, 32), () => resolve({ socket, said: () => said, closed }));
  });
}

let counter = 0;
/** A batch of so many megabytes, as posthog-node would send it without packing. */
async function send(megabytes: number): Promise<number> {
  const batch = Array.from({ length: Math.max(1, megabytes * 40) }, () => ({
    event: "x",
    distinct_id: "u",
    uuid: `slow-${++counter}`,
    properties: { note: "n".repeat(25_000) },
  }));
  const answer = await fetch(`http://127.0.0.1:${port}/batch/`, {
    method: "POST",
    body: JSON.stringify({ api_key: key, batch }),
  });
  await answer.arrayBuffer();
  return answer.status;
}
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test("large bodies that are announced and not sent take no room from others", async () => {
  await Promise.all(Array.from({ length: 8 }, () => begin(10_000)));
  expect(await Promise.all([send(6), send(6), send(0)])).toEqual([200, 200, 200]);
});

test("bodies that fill the memory and then stand still lose it to the next one, and are told to come again", async () => {
  const slow = await Promise.all(Array.from({ length: 5 }, () => begin(12_000_000)));
  await sleep(700);
  expect(await Promise.all([send(6), send(0)])).toEqual([200, 200]);
  for (const each of slow) {
    expect(await each.closed, "by themselves too, well before a request's own time is over").toBeLessThan(20_000);
    expect(each.said()).toMatch(/^HTTP\/1\.1 503 [\s\S]*retry-after: 10\r\n/i);
  }
});

test("a body that trickles on is no better than one that stands still", async () => {
  const slow = await Promise.all(Array.from({ length: 5 }, () => begin(12_000_000)));
  const drip = setInterval(() => {
    for (const { socket } of slow) if (socket.writable) socket.write(Buffer.alloc(1_000, 32));
  }, 100);
  await sleep(700);
  expect(await Promise.all([send(6), send(0)])).toEqual([200, 200]);
  await Promise.all(slow.map(({ closed }) => closed));
  clearInterval(drip);
  for (const each of slow) expect(each.said()).toContain(" 503 ");
});

test("under a key nobody has, nothing large is read at all: the answer comes before the body", async () => {
  const wrong = Buffer.from("arraigo_nobody:").toString("base64");
  const { said, closed } = await begin(1_000, `authorization: Basic ${wrong}\r\n`);
  expect(await closed).toBeLessThan(20_000);
  expect(said()).toMatch(/^HTTP\/1\.1 401 /);
});
