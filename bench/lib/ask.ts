import { Agent, get } from "node:http";

const agent = new Agent({ keepAlive: true });

/** A GET on a connection that stays open, as browsers keep theirs: what is measured is the server, not the making of requests. */
export function ask(url: string, headers: Record<string, string>): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("error", reject);
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(parts).toString() }));
    }).on("error", reject);
  });
}
