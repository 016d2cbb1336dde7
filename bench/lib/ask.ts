import { Agent, request } from "node:http";

const agent = new Agent({ keepAlive: true });

interface Answer {
  status: number;
  body: string;
}

/** A request on a connection that stays open, as browsers keep theirs: what is measured is the server, not the making of requests. */
export function ask(url: string, headers: Record<string, string>, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent, headers, method: body === undefined ? "GET" : "POST" }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("error", reject);
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(parts).toString() }));
    });
    asked.on("error", reject);
    asked.end(body);
  });
}
