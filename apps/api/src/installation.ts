import { randomBytes } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** What an installation keeps beside its database, readable by its owner alone. */
async function kept(dataFolder: string, name: string): Promise<string | undefined> {
  return readFile(join(dataFolder, name), "utf8").catch(() => undefined);
}

async function keep(dataFolder: string, name: string, content: string): Promise<void> {
  await mkdir(dataFolder, { recursive: true });
  await writeFile(join(dataFolder, name), content, { mode: 0o600 });
}

/** The key that signs cookies and one-time links: made at random on the first start, the same ever after. */
export async function installationSecret(dataFolder: string): Promise<string> {
  const known = await kept(dataFolder, "secret");
  if (known) return known;
  const secret = randomBytes(48).toString("base64url");
  await keep(dataFolder, "secret", secret);
  return secret;
}

export interface DemoSignIn {
  role: string;
  name: string;
  language: string;
  email: string;
  password: string;
}

export interface Demo {
  organisationId: string;
  signIns: DemoSignIn[];
  writeKey: string;
}

/** The demo's sign-ins, kept so that the next start can print them again. */
export async function keptDemo(dataFolder: string): Promise<Demo | undefined> {
  const text = await kept(dataFolder, "demo.json");
  return text ? (JSON.parse(text) as Demo) : undefined;
}

export async function keepDemo(dataFolder: string, demo: Demo): Promise<void> {
  await keep(dataFolder, "demo.json", JSON.stringify(demo, null, 2));
}

/** Says that a demo is being written, until it is whole. */
export async function markSeeding(dataFolder: string): Promise<void> {
  await keep(dataFolder, "seeding", new Date().toISOString());
}

export async function unmarkSeeding(dataFolder: string): Promise<void> {
  await rm(join(dataFolder, "seeding"), { force: true });
}

/** Whether the last start died while it wrote the demo: half an organisation is worth nothing, so the next start begins afresh. */
export async function seedingWasCut(dataFolder: string): Promise<boolean> {
  return (await kept(dataFolder, "seeding")) !== undefined;
}
