// Proves the start command on a fresh clone of the current commit: start, health, sign in, one real event in and counted once,
// stop, start again. Prints "N passed, N failed" last.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const coldSecondsMax = 240;
const warmSecondsMax = 60;
const stopSecondsMax = 20;
const countedSecondsMax = 20;
/** What a CRM reports when somebody writes down a conversation: a behaviour of the demo's rollout. */
const event = "crm.activity_logged";
/** The employee's own adoption, as the portal asks for it. */
const figurePath = "/trpc/adoption.mine";

const repository = join(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "arraigo-proof-"));
const clone = join(folder, "clone");
const counts = { passed: 0, failed: 0 };
let server;

process.on("exit", cleanUp);
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1));

try {
  await step("a fresh clone of the commit", async () => {
    execFileSync("git", ["clone", "--quiet", repository, clone], { timeout: 60_000 });
  });
  const port = await freePort();
  const ready = await step("the start command on it", () => start(port, coldSecondsMax));
  await step("health answers", () => health(ready.url));
  const employee = ready.signIns.find(({ role }) => /employee/i.test(role));
  const cookie = await step("an employee signs in", () => signIn(ready.url, employee));
  const before = await step("the employee's own figure is there", () => figure(ready.url, cookie));
  const message = { userId: employee.email, event, messageId: `proof-${Date.now()}`, timestamp: new Date() };
  const counted = await step("a real event is counted", async () => {
    await send(ready, message);
    return changed(ready.url, cookie, before);
  });
  await step("the same event again changes nothing", async () => {
    await send(ready, message);
    await sleep(3_000);
    if ((await figure(ready.url, cookie)) !== counted) throw new Error("the figure changed");
  });
  await step("SIGTERM stops everything", stop);
  await step("the second start is warm and kept what was counted", async () => {
    const again = await start(port, warmSecondsMax);
    const figureNow = await figure(again.url, await signIn(again.url, employee));
    if (figureNow !== counted) throw new Error(`before ${counted}\nafter  ${figureNow}`);
  });
  await step("and stops as well", stop);
} catch {
  // The step has said what went wrong; the later ones have nothing to stand on.
}
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed > 0 ? 1 : 0);

async function step(name, work) {
  const began = performance.now();
  try {
    const result = await work();
    counts.passed++;
    console.log(`ok    ${name}   ${((performance.now() - began) / 1000).toFixed(1)} s`);
    return result;
  } catch (error) {
    counts.failed++;
    console.log(`FAIL  ${name}\n${String(error.message).replace(/^/gm, "      ")}`);
    throw error;
  }
}

/** Runs the start command as the README says it and answers the object of its last line. */
async function start(port, secondsMax) {
  const env = { ...process.env, PORT: String(port), ARRAIGO_DATA: join(folder, "data") };
  for (const name of ["DATABASE_URL", "NODE_ENV", "ARRAIGO_URL", "npm_execpath", "npm_lifecycle_event"])
    delete env[name];
  const began = performance.now();
  const child = spawn("npx", ["-y", "pnpm@12", "start", "--json"], {
    cwd: clone,
    env,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  server = child;
  let [output, errors] = ["", ""];
  child.stdout.on("data", (chunk) => (output += chunk));
  child.stderr.on("data", (chunk) => (errors += chunk));
  while ((performance.now() - began) / 1000 < secondsMax) {
    const line = output.split("\n").find((text) => text.startsWith("{") && text.endsWith("}"));
    if (line) {
      const ready = JSON.parse(line);
      await health(ready.url);
      console.log(`      ready after ${((performance.now() - began) / 1000).toFixed(1)} s at ${ready.url}`);
      return ready;
    }
    if (child.exitCode !== null || child.signalCode !== null) break;
    await sleep(50);
  }
  throw new Error(`not ready after ${secondsMax} s or ended early\n${output.slice(-2_000)}\n${errors.slice(-4_000)}`);
}

async function stop() {
  const began = performance.now();
  server.kill("SIGTERM");
  let left = leftRunning();
  while (left.length > 0 && (performance.now() - began) / 1000 < stopSecondsMax) {
    await sleep(100);
    left = leftRunning();
  }
  if (left.length > 0) throw new Error(`still running after ${stopSecondsMax} s: ${left.map(commandOf).join("\n")}`);
}

async function health(url) {
  const answer = await fetch(`${url}/health`, { signal: AbortSignal.timeout(10_000) });
  if (answer.status !== 200) throw new Error(`health answered ${answer.status}`);
  await answer.json();
}

async function signIn(url, { email, password }) {
  const answer = await fetch(`${url}/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify({ email, password }),
    signal: AbortSignal.timeout(10_000),
  });
  if (!answer.ok) throw new Error(`sign-in answered ${answer.status}: ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

async function figure(url, cookie) {
  const answer = await fetch(`${url}${figurePath}`, { headers: { cookie }, signal: AbortSignal.timeout(10_000) });
  const body = await answer.json();
  if (!answer.ok) throw new Error(`${figurePath} answered ${answer.status}: ${JSON.stringify(body).slice(0, 500)}`);
  // When it was worked out says nothing about what was counted.
  return JSON.stringify(body.result.data, (key, value) => (key === "computedAt" ? undefined : value));
}

async function changed(url, cookie, before) {
  for (const deadline = Date.now() + countedSecondsMax * 1000; Date.now() < deadline; await sleep(250)) {
    const now = await figure(url, cookie);
    if (now !== before) return now;
  }
  throw new Error(`the figure is the same after ${countedSecondsMax} s: ${before.slice(0, 500)}`);
}

/** Sends one event with the client library that outside systems use, from the clone's own dependencies. */
async function send({ url, writeKey }, message) {
  const { Analytics } = createRequire(join(clone, "package.json"))("@segment/analytics-node");
  const analytics = new Analytics({ writeKey, host: url, path: "/v1/batch", flushAt: 1 });
  const problem = new Promise((_, reject) =>
    analytics.on("error", ({ reason }) => reject(new Error(String(reason?.message ?? reason)))),
  );
  const delivered = new Promise((resolve) => analytics.track(message, resolve));
  const late = sleep(15_000, undefined, { ref: false }).then(() =>
    Promise.reject(new Error("the event was not accepted within 15 s")),
  );
  await Promise.race([delivered, problem, late]);
  await analytics.closeAndFlush({ timeout: 5_000 });
}

/** Processes that belong to the proof: started in its folder, or named after it. */
function leftRunning() {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map(Number)
    .filter((pid) => commandOf(pid) !== "" && (commandOf(pid).includes(folder) || placeOf(pid).startsWith(folder)));
}

function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
  } catch {
    return "";
  }
}

function placeOf(pid) {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return "";
  }
}

function cleanUp() {
  for (const pid of leftRunning()) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // Gone already.
    }
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
