import { setTimeout as sleep } from "node:timers/promises";

const pieceBytes = 4 * 1024 ** 2;

type Answer = Record<string, unknown>;

/** Asks the product as the portal does. */
export type Call = (path: string, input: object, mutation?: boolean) => Promise<Answer>;

export function caller(url: string, cookie: string): Call {
  return async (path, input, mutation = true) => {
    const answer = mutation
      ? await fetch(`${url}/trpc/${path}`, {
          method: "POST",
          headers: { cookie, origin: url, "content-type": "application/json" },
          body: JSON.stringify(input),
        })
      : await fetch(`${url}/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`, { headers: { cookie } });
    const body = (await answer.json()) as { result?: { data: Answer } };
    if (!body.result) throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(body).slice(0, 400)}`);
    return body.result.data;
  };
}

export interface Progress {
  state: string;
  created: number;
  updated: number;
  failed: number;
  lookalikes: number;
  problem: string | null;
  undo: { removed: number; restored: number } | null;
  dryRun: { finished: boolean; created: number; failed: number } | null;
}

/** Waits until an import is as said, asking as often as a screen does. Throws where it failed. */
export async function until(call: Call, importId: string, done: (now: Progress) => boolean): Promise<Progress> {
  for (;;) {
    const now = (await call("crm.imports.get", { importId }, false)) as unknown as Progress;
    if (done(now)) return now;
    if (now.state === "failed") throw new Error(`the import failed: ${now.problem}`);
    await sleep(250);
  }
}

export interface Uploaded {
  importId: string;
  mapping: object;
  rows: number;
  secondsSent: number;
  secondsRead: number;
}

/** A file through the public interface, as the portal sends it: pieces, then what was found out about it. */
export async function upload(call: Call, fileName: string, bytes: Buffer): Promise<Uploaded> {
  const began = performance.now();
  const started = await call("crm.imports.start", { recordType: "contact", fileName, bytes: bytes.length });
  const importId = String(started.importId);
  for (let position = 0; position * pieceBytes < bytes.length; position++)
    await call("crm.imports.append", {
      importId,
      position,
      contentBase64: bytes.subarray(position * pieceBytes, (position + 1) * pieceBytes).toString("base64"),
    });
  const sent = performance.now();
  const { mapping, facts } = await call("crm.imports.finish", { importId });
  return {
    importId,
    mapping: mapping as object,
    rows: (facts as { rows: number }).rows,
    secondsSent: (sent - began) / 1_000,
    secondsRead: (performance.now() - sent) / 1_000,
  };
}

/** The dry run of an uploaded file. Seconds. */
export async function check(call: Call, { importId, mapping, rows }: Uploaded): Promise<number> {
  const began = performance.now();
  await call("crm.imports.preview", { importId, mapping });
  const { dryRun } = await until(call, importId, (now) => now.dryRun?.finished === true);
  if (dryRun?.created !== rows) throw new Error(`the dry run found ${dryRun?.created} of ${rows} rows to make`);
  return (performance.now() - began) / 1_000;
}

/** The import itself, in the background, until it is done: every row makes a record, or changes one. Seconds. */
export async function run(
  call: Call,
  { importId, mapping, rows }: Uploaded,
  does: "created" | "updated" = "created",
): Promise<number> {
  const began = performance.now();
  await call("crm.imports.commit", { importId, mapping });
  const done = await until(call, importId, ({ state }) => state === "done");
  if (done[does] !== rows) throw new Error(`${done[does]} of ${rows} rows were ${does}, ${done.failed} stayed out`);
  return (performance.now() - began) / 1_000;
}

/** Takes it back: every record goes, or has its former values again. Seconds. */
export async function undo(
  call: Call,
  { importId, rows }: Uploaded,
  does: "removed" | "restored" = "removed",
): Promise<number> {
  const began = performance.now();
  await call("crm.imports.undo", { importId });
  const undone = await until(call, importId, ({ state }) => state === "undone");
  if (undone.undo?.[does] !== rows) throw new Error(`${undone.undo?.[does]} of ${rows} rows were ${does}`);
  return (performance.now() - began) / 1_000;
}
