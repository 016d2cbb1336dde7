/** The one reader of the environment. */
export interface Env {
  port: number | undefined;
  databaseUrl: string | undefined;
  dataFolder: string | undefined;
  /** Where people reach the portal, when it is not where the server listens: behind a proxy. */
  publicUrl: string | undefined;
  /** The network address to listen on; left out, only this machine can reach it. */
  host: string | undefined;
  /** The listening socket that whoever started us holds, as systemd hands one over: what is sent while we are away waits in it. */
  socket: number | undefined;
  production: boolean;
  smtpUrl: string | undefined;
  mailFrom: string;
  /** Signs cookies and one-time links; left out, one is made and kept in the data folder. */
  secret: string | undefined;
  /** A proxy of yours stands in front and writes `X-Forwarded-For`; without one the header could say anything. */
  trustProxy: boolean;
  /** False for a process that only answers requests and leaves jobs and events to others. */
  works: boolean;
  /** Below it lies a folder for each organisation, named by its id, from which exported files are fetched; left out, none are. */
  pullFolder: string | undefined;
}

export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const port = source.PORT === undefined || source.PORT === "" ? undefined : Number(source.PORT);
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65_536))
    throw new Error(`PORT must be a number from 0 to 65535, not "${source.PORT}"`);
  return {
    port,
    databaseUrl: source.DATABASE_URL || undefined,
    dataFolder: source.ARRAIGO_DATA || undefined,
    publicUrl: source.ARRAIGO_URL?.replace(/\/$/, "") || undefined,
    host: source.ARRAIGO_HOST || undefined,
    socket: socketOf(source),
    production: source.NODE_ENV === "production",
    smtpUrl: source.SMTP_URL || undefined,
    mailFrom: source.MAIL_FROM || "Arraigo <no-reply@localhost>",
    secret: source.ARRAIGO_SECRET || undefined,
    trustProxy: source.ARRAIGO_TRUST_PROXY === "1" || source.ARRAIGO_TRUST_PROXY === "true",
    works: source.ARRAIGO_WORKERS !== "0" && source.ARRAIGO_WORKERS !== "false",
    pullFolder: source.ARRAIGO_PULL_FOLDER || undefined,
  };
}

/** The first descriptor after standard input, output and error is the first one handed over (sd_listen_fds). */
const firstHandedOver = 3;

function socketOf({ LISTEN_FDS, LISTEN_PID }: NodeJS.ProcessEnv): number | undefined {
  // A process further down inherits the words, but not the socket they speak of.
  const ours = LISTEN_PID === undefined || Number(LISTEN_PID) === process.pid;
  return Number(LISTEN_FDS) > 0 && ours ? firstHandedOver : undefined;
}

/**
 * Whether nobody but whoever started it can reach it and nobody's real data is in it. Only then are letters shown instead of
 * sent: whoever reads somebody else's letters can sign in as them.
 */
export function isTrialOnThisMachine(env: Pick<Env, "databaseUrl" | "publicUrl" | "host" | "production">): boolean {
  return !env.databaseUrl && !env.publicUrl && !env.host && !env.production;
}
