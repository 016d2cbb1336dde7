import { appendFile, mkdir, mkdtemp, realpath, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { telemetryModule as module } from "../../src/index";
import type { Organisation, Person } from "../history/bring-in";

/** A folder an operator allowed, of which files are long settled unless said otherwise. */
export async function openFolder() {
  const root = await realpath(await mkdtemp(join(tmpdir(), "pull-")));
  const old = new Date("2026-11-18T09:00:00Z");
  const at = (organisation: { id: string }, path: string) => join(root, organisation.id, path);
  return {
    root,
    at,
    async write(organisation: { id: string }, path: string, content: string | Buffer, modified = old) {
      await mkdir(dirname(at(organisation, path)), { recursive: true });
      await writeFile(at(organisation, path), content);
      await utimes(at(organisation, path), modified, modified);
    },
    async grow(organisation: { id: string }, path: string, content: string, modified = old) {
      await appendFile(at(organisation, path), content);
      await utimes(at(organisation, path), modified, modified);
    },
    close: () => rm(root, { recursive: true, force: true }),
  };
}
export type Folder = Awaited<ReturnType<typeof openFolder>>;

/** Runs what the queue would. */
export const look = (organisation: Organisation, sourceId: string) =>
  module.jobs["pullSource"]?.(organisation.system, { sourceId });

/** Sets a source up as the portal does, and looks at it once. */
export async function fetchFrom(organisation: Organisation, admin: Person, folder = "") {
  const { sourceId } = await admin.call.pull.add({ name: "CRM", kind: "salesforce", folder, everyMinutes: 60 });
  await look(organisation, sourceId);
  return sourceId;
}

const headings =
  "EVENT_TYPE,TIMESTAMP,REQUEST_ID,ORGANIZATION_ID,USER_ID,RUN_TIME,CPU_TIME,URI,SESSION_KEY,LOGIN_KEY,USER_TYPE,LOGIN_TYPE,BROWSER_TYPE,USER_NAME,TIMESTAMP_DERIVED,USER_ID_DERIVED,CLIENT_IP,LOGIN_STATUS,SOURCE_IP"
    .split(",")
    .map((heading) => `"${heading}"`)
    .join(",");

/** An event log file of logins as Salesforce writes it: every cell in quotes, the time twice, the user in 15 and in 18 signs. */
export const loginLog = (rows: readonly string[]) => [headings, ...rows, ""].join("\n");

export function loginRow(
  request: string,
  {
    user = "0055j00000AT6I1",
    long = "0055j00000AT6I1AAL",
    name = "ana@lago.example",
    at = "2026-10-26T08:00:00.655Z",
    status = "LOGIN_NO_ERROR",
    type = "Standard",
    event = "Login",
  } = {},
) {
  const digits = at.replace(/[-T:Z]/g, "");
  return [
    event,
    digits,
    request,
    "00D5j00000DgAYG",
    user,
    "1219",
    "127",
    "/services/oauth2/token?code=secret",
    "",
    "bY5Wfv8t",
    type,
    "i",
    "Mozilla/5.0, like Gecko",
    name,
    at,
    long,
    "103.108.207.58",
    status,
    "103.108.207.58",
  ]
    .map((cell) => `"${cell}"`)
    .join(",");
}
