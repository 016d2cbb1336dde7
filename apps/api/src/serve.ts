import { applicationRole, connect, migrate } from "@arraigo/db";
import { createIdentity, directoryOrganisations, type Identity, type Mailbox, originsOf } from "@arraigo/directory";
import { createTranslate, type Mailer, type Services, standardErrorLog, startJobs } from "@arraigo/platform";
import { createIngest, telemetryPort } from "@arraigo/telemetry";
import { getRequestListener } from "@hono/node-server";
import { collectEvidence } from "./evidence";
import { collectHandover } from "./handover";
import { createHttp } from "./http";
import { type OpenPort, openPort } from "./http/open-port";
import { modules } from "./modules";

export interface ServeOptions {
  databaseUrl: string;
  /** The address people use; also the origin browsers may write from. */
  url: string;
  port: number;
  host?: string;
  /** A socket to listen on instead, which somebody else holds; see env.ts. */
  socket?: number | undefined;
  /** Signs cookies and one-time links. At least 32 characters, kept by the installation. */
  secret: string;
  mailer: Mailer;
  /** False for a process that only answers requests and leaves the jobs to others. */
  works?: boolean;
  /** Shown at /dev/mail where given. */
  mailbox?: Mailbox | undefined;
  /** Whether a proxy of ours stands in front; see env.ts. */
  trustProxy?: boolean;
  portalFolder: string | undefined;
  /** Where exported files of other systems are fetched from; see env.ts. */
  pullFolder?: string | undefined;
  /** Runs once everything is connected and before the first request: where the demo comes from. */
  seed?: (parts: { services: Services; identity: Identity; isEmpty(): Promise<boolean> }) => Promise<void>;
}

export interface Running {
  services: Services;
  identity: Identity;
  stop(): Promise<void>;
}

/** Connects everything to a migrated database without listening: what commands, seeds and the server share. */
export async function assemble({
  databaseUrl,
  url,
  secret,
  mailer,
  pullFolder,
}: Pick<ServeOptions, "databaseUrl" | "url" | "secret" | "mailer" | "pullFolder">) {
  await migrate(databaseUrl);
  const database = connect({ url: databaseUrl, role: applicationRole });
  const jobs = await startJobs({ url: databaseUrl, modules, log: standardErrorLog });
  const services: Services = {
    database,
    clock: { now: () => new Date() },
    outbox: jobs.outbox,
    telemetry: telemetryPort,
    evidence: collectEvidence(),
    handover: collectHandover(),
    manifests: modules.map((module) => module.manifest),
    translate: createTranslate(modules),
    log: standardErrorLog,
    mailer,
    portalUrl: url,
    ...(pullFolder && { pullFolder }),
  };
  const identity = createIdentity({ services, secret });
  const organisations = directoryOrganisations(database);
  return {
    services,
    identity,
    work: () => jobs.work(services, organisations),
    async stop() {
      await jobs.stop();
      await database.close();
    },
  };
}

/** Takes the port, migrates, starts the workers. Resolves when a request is answered; before, `/health` says 503. */
export async function serve(options: ServeOptions): Promise<Running> {
  const port = await openPort(
    options.socket === undefined ? { port: options.port, host: options.host } : { fd: options.socket },
  );
  let parts: Parts | undefined;
  try {
    parts = await assemble(options);
    await open(port, parts, options);
  } catch (error) {
    // The queue and the pool go first; a database that stops under them would drown the real cause in theirs.
    await Promise.all([parts?.stop(), port.close()]);
    throw error;
  }
  const { services, identity, stop } = parts;
  return {
    services,
    identity,
    async stop() {
      await port.close();
      await stop();
    },
  };
}

type Parts = Awaited<ReturnType<typeof assemble>>;

async function open(port: OpenPort, parts: Parts, options: ServeOptions): Promise<void> {
  const organisations = directoryOrganisations(parts.services.database);
  await options.seed?.({ ...parts, isEmpty: async () => (await organisations.all()).length === 0 });
  if (options.works ?? true) await parts.work();
  const app = createHttp({
    services: parts.services,
    identity: parts.identity,
    ingest: createIngest(parts.services),
    healthy: async () => {
      const answer = parts.services.database.pool.query({ text: "select 1" });
      return answer.then(
        () => true,
        () => false,
      );
    },
    portalFolder: options.portalFolder,
    origins: originsOf(options.url),
    trustProxy: options.trustProxy ?? false,
    mailbox: options.mailbox,
  });
  port.answerWith(getRequestListener(app.fetch));
}
