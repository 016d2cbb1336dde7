import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { withTenant } from "@arraigo/db";
import { startEmbeddedPostgres } from "@arraigo/db/server";
import { createMailer, directoryOrganisations } from "@arraigo/directory";
import { organisations } from "@arraigo/directory/schema";
import { type Ctx, type OrganisationFacts, systemContext } from "@arraigo/platform";
import { eq } from "drizzle-orm";
import { readEnv } from "../env";
import { installationSecret } from "../installation";
import { assemble } from "../serve";
import { UsageProblem } from "./command";

export type Installation = Awaited<ReturnType<typeof assemble>>;

export function dataFolder(): string {
  return resolve(readEnv().dataFolder ?? ".arraigo");
}

/** Runs work with the database's address: yours, or the embedded one, started for as long as it takes or borrowed from a running portal. */
export async function withDatabase<T>(
  work: (databaseUrl: string) => Promise<T>,
  { mayCreate = true } = {},
): Promise<T> {
  const { databaseUrl } = readEnv();
  if (databaseUrl) return work(databaseUrl);
  const folder = join(dataFolder(), "postgres");
  if (!mayCreate && !existsSync(folder))
    throw new Error(`There is no database in ${folder} yet. "pnpm start" makes one; or set DATABASE_URL.`);
  const embedded = await startEmbeddedPostgres({ dataFolder: folder });
  try {
    return await work(embedded.url);
  } finally {
    await embedded.stop();
  }
}

/** Runs work with everything connected to a migrated database, and closes it again. */
export async function withInstallation<T>(work: (installation: Installation) => Promise<T>): Promise<T> {
  const { publicUrl, port, secret, smtpUrl, mailFrom } = readEnv();
  return withDatabase(async (databaseUrl) => {
    const installation = await assemble({
      databaseUrl,
      url: publicUrl ?? `http://localhost:${port ?? 3000}`,
      secret: secret ?? (await installationSecret(dataFolder())),
      mailer: createMailer({ smtpUrl, from: mailFrom }),
    });
    try {
      return await work(installation);
    } finally {
      await installation.stop();
    }
  });
}

/** The organisation of that name; without a name, the only one there is. */
export async function findOrganisation(
  { services }: Installation,
  name: string | undefined,
): Promise<OrganisationFacts | undefined> {
  const source = directoryOrganisations(services.database);
  const ids = await source.all();
  if (name === undefined && ids.length > 1)
    throw new UsageProblem("There are several organisations: say which with --organisation NAME.");
  for (const id of ids) {
    const [row] = await withTenant(services.database, id, (db) =>
      db.select({ name: organisations.name }).from(organisations).where(eq(organisations.id, id)),
    );
    if (name === undefined || row?.name.toLowerCase() === name.toLowerCase()) return source.get(id);
  }
  return undefined;
}

/** A context in that organisation for a command, which is the system acting. */
export async function contextIn(installation: Installation, name: string | undefined): Promise<Ctx> {
  const organisation = await findOrganisation(installation, name);
  if (!organisation)
    throw new Error(
      name
        ? `There is no organisation "${name}".`
        : "There is no organisation yet. Make one with its first administrator: pnpm arraigo admin create",
    );
  return systemContext(installation.services, organisation, "command");
}
