import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { emptyEmbeddedPostgres, startEmbeddedPostgres } from "@arraigo/db/server";
import { createMailer, developmentMailbox } from "@arraigo/directory";
import { seedDemo } from "@arraigo/simulator";
import { isTrialOnThisMachine, readEnv } from "./env";
import {
  type DemoSignIn,
  installationSecret,
  keepDemo,
  keptDemo,
  markSeeding,
  seedingWasCut,
  unmarkSeeding,
} from "./installation";
import { type Running, serve } from "./serve";

export interface StartOptions {
  dataFolder: string;
  /** Given: that server is used, and nothing is seeded. Left out: the embedded one. */
  databaseUrl: string | undefined;
  port: number;
  publicUrl?: string | undefined;
  /** Empties the embedded database first. */
  reset?: boolean;
  production?: boolean;
  log?: (line: string) => void;
}

export interface Started {
  url: string;
  databaseUrl: string;
  signIns: DemoSignIn[];
  writeKey: string | null;
  stop(): Promise<void>;
}

/** Starts everything in this process: the database (or a connection to yours), workers, API and portal on one port. */
export async function start(options: StartOptions): Promise<Started> {
  const { dataFolder, databaseUrl: givenUrl, port, reset = false, log = () => {} } = options;
  const {
    production,
    publicUrl = options.publicUrl,
    host,
    socket,
    smtpUrl,
    mailFrom,
    secret,
    trustProxy,
    works,
    pullFolder,
  } = readEnv();
  if (!givenUrl && (reset || (await seedingWasCut(dataFolder)))) {
    await emptyEmbeddedPostgres(join(dataFolder, "postgres"));
    await rm(join(dataFolder, "demo.json"), { force: true });
    await unmarkSeeding(dataFolder);
  }
  const embedded = givenUrl
    ? undefined
    : await startEmbeddedPostgres({ dataFolder: join(dataFolder, "postgres"), log });
  const databaseUrl = givenUrl ?? embedded?.url ?? "";
  const url = publicUrl ?? `http://localhost:${port}`;
  const isTrial = isTrialOnThisMachine({
    databaseUrl: givenUrl,
    publicUrl,
    host,
    production: production || options.production === true,
  });
  if (!smtpUrl && !isTrial)
    log("No mail is sent: SMTP_URL is not set, so nobody can be invited or reset a password by mail.");
  let running: Running | undefined;
  const stop = async () => {
    await running?.stop();
    await embedded?.stop();
  };
  try {
    running = await serve({
      databaseUrl,
      url,
      port,
      ...(host ? { host } : {}),
      socket,
      secret: secret ?? (await installationSecret(dataFolder)),
      mailer: createMailer({ smtpUrl, from: mailFrom }),
      mailbox: smtpUrl || !isTrial ? undefined : developmentMailbox,
      trustProxy,
      works,
      pullFolder,
      portalFolder: findPortal(),
      seed: async ({ services, identity, isEmpty }) => {
        if (givenUrl || options.production || production || !(await isEmpty())) return;
        log("Seeding the demo organisation: 240 people, 16 weeks");
        await markSeeding(dataFolder);
        await keepDemo(dataFolder, await seedDemo({ services, identity }));
        await unmarkSeeding(dataFolder);
      },
    });
  } catch (error) {
    await stop().catch(() => {});
    throw error;
  }
  const demo = givenUrl ? undefined : await keptDemo(dataFolder);
  return { url, databaseUrl, signIns: demo?.signIns ?? [], writeKey: demo?.writeKey ?? null, stop };
}

/** The built portal, beside the bundle. */
function findPortal(): string | undefined {
  const here = dirname(fileURLToPath(import.meta.url));
  return [join(here, "../../portal/dist"), join(here, "../../../apps/portal/dist")].find((folder) =>
    existsSync(join(folder, "index.html")),
  );
}
