// The start command: from a fresh clone, or an old one, to a portal that answers. See --help.
import { isAbsolute, join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { onStarterGone } from "./lib/ancestors.mjs";
import { buildChanged } from "./lib/build.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { nextFreePort } from "./lib/next-free-port.mjs";
import { requireNode } from "./lib/node-version.mjs";
import { root } from "./lib/root.mjs";
import { endAll } from "./lib/run.mjs";

const help = `npx -y pnpm@12 start [--reset] [--json]

  --reset   throw the embedded database away and begin afresh
  --json    when ready, print one JSON object {url, databaseUrl, signIns, writeKey} as the last line; all else goes to stderr
  --help    this

  PORT           port to serve on (3000; the next free one when taken)
  DATABASE_URL   use this PostgreSQL instead of the embedded one; nothing is seeded then
  ARRAIGO_DATA   folder for the embedded database (.arraigo)

  Where other people use it:
  ARRAIGO_URL    the address they use, such as https://crm.example.com
  ARRAIGO_HOST   network address to listen on (127.0.0.1; 0.0.0.0 for every one)
  LISTEN_FDS=1   a listening socket is handed over, as systemd does: what is sent while the process is away waits in it
  SMTP_URL       mail server, such as smtps://user:password@mail.example.com; MAIL_FROM is the sender
  ARRAIGO_TRUST_PROXY=1   a proxy of yours stands in front and writes X-Forwarded-For
  ARRAIGO_PULL_FOLDER    exported files of other systems may be fetched from it; a folder named by its id for each organisation
  ARRAIGO_SECRET signs cookies; left out, one is kept in ARRAIGO_DATA. The same for every replica
  ARRAIGO_WORKERS=0      only answers requests; jobs and events are left to other replicas
  NODE_ENV=production     never writes the demo
`;

/** Stopping waits for requests and the database; beyond this something hangs, and the next start can deal with it. */
const stopMsMax = 30_000;

requireNode();
const options = readOptions();
const say = (line) => (options.json ? process.stderr : process.stdout).write(`${line}\n`);
// Nothing but the one object may reach standard output, whatever a library prints.
if (options.json) console.log = console.info = console.debug = console.error;
// Whoever read our output may be gone before us.
process.stdout.on("error", () => {});
process.stderr.on("error", () => {});

let running;
let isStopping = false;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => void stop());
onStarterGone(() => void stop());

try {
  process.chdir(root);
  await ensureInstalled(say);
  await buildChanged(say);
  const { start } = await import(pathToFileURL(join(root, "apps/api/dist/main.js")).href);
  const starting = start({
    dataFolder: options.dataFolder,
    databaseUrl: options.databaseUrl,
    // A port that is held for us is taken, and ours.
    port: process.env.LISTEN_FDS ? options.port : await nextFreePort(options.port),
    reset: options.reset,
    json: options.json,
    production: process.env.NODE_ENV === "production",
    log: say,
  });
  running = starting;
  const ready = await starting;
  if (!isStopping) announce(ready);
} catch (error) {
  if (!isStopping) {
    console.error(`\n${process.env.DEBUG ? error.stack : error.message}`);
    process.exit(1);
  }
}

/** Stops what runs, once, however often it is asked: Ctrl-C reaches us from the terminal and again through pnpm. */
async function stop() {
  if (isStopping) return;
  isStopping = true;
  setTimeout(() => process.exit(1), stopMsMax).unref();
  endAll();
  const ready = await running?.catch(() => undefined);
  if (ready) say("Stopping.");
  await ready?.stop();
  process.exit(0);
}

function announce({ url, databaseUrl, signIns, writeKey }) {
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ url, databaseUrl, signIns, writeKey })}\n`);
    return;
  }
  const width = (key) => Math.max(...signIns.map((signIn) => signIn[key].length)) + 2;
  say(`\nReady in ${(performance.now() / 1000).toFixed(1)} s   ${url}\n`);
  for (const { role, email, password } of signIns)
    say(`  ${role.padEnd(width("role"))}${email.padEnd(width("email"))}${password}`);
  if (signIns.length > 0) say("");
  else say("Nobody can sign in yet? Make the first administrator: npx -y pnpm@12 arraigo admin create\n");
}

function readOptions() {
  const { PORT, DATABASE_URL, ARRAIGO_DATA } = process.env;
  const flag = { type: "boolean", default: false };
  let values;
  try {
    ({ values } = parseArgs({ options: { reset: flag, json: flag, help: flag } }));
  } catch (error) {
    fail(`${error.message}\n\n${help}`);
  }
  if (values.help) {
    process.stdout.write(help);
    process.exit(0);
  }
  const port = Number(PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) fail(`PORT is "${PORT}", which is not a port number.`);
  if (values.reset && DATABASE_URL) {
    fail(
      "--reset empties only the embedded database, and DATABASE_URL names another one. Empty that one yourself, or unset DATABASE_URL.",
    );
  }
  const data = ARRAIGO_DATA || ".arraigo";
  const dataFolder = isAbsolute(data) ? data : join(root, data);
  return { ...values, port, databaseUrl: DATABASE_URL || undefined, dataFolder };
}

function fail(message) {
  console.error(message);
  process.exit(2);
}
