import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, test } from "vitest";
import { freePort } from "../../test/open-server";
import { openPort } from "./open-port";
import { holdSocket } from "./testing/hold-socket";

const send = (port: number) => fetch(`http://127.0.0.1:${port}/v1/batch`, { method: "POST", body: "events" });

test("what is sent while it starts is answered once it has started, and whoever asks whether it is well is told at once", async () => {
  const port = await freePort();
  const open = await openPort({ port });
  const sent = send(port);
  const asked = await fetch(`http://127.0.0.1:${port}/health`);
  expect([asked.status, asked.headers.get("retry-after"), await asked.json()]).toEqual([
    503,
    "1",
    { status: "starting" },
  ]);
  open.answerWith(async (request, response) => {
    let taken = "";
    for await (const piece of request) taken += String(piece);
    response.end(`stored ${taken}`);
  });
  const answer = await sent;
  expect([answer.status, await answer.text()]).toEqual([200, "stored events"]);
  await open.close();
});

test("nothing is refused while no process is there, where whoever started it holds the socket", async () => {
  const port = await freePort();
  const held = holdSocket(port);
  const start = async (said: string): Promise<ChildProcess> => {
    const file = join(import.meta.dirname, "testing/port-process.ts");
    const child = spawn(process.execPath, ["--import", "tsx", file, said], {
      stdio: ["ignore", "pipe", "inherit", held.fd],
    });
    if (child.stdout) await once(child.stdout, "data");
    return child;
  };
  const end = async (child: ChildProcess) => {
    child.kill("SIGKILL");
    await once(child, "exit");
  };
  const first = await start("first");
  expect(await (await send(port)).text()).toBe("first");
  await end(first);
  const sent = send(port);
  const second = await start("second");
  expect(await (await sent).text()).toBe("second");
  await end(second);
  held.close();
});
