import type { Actor, Ctx, Tx } from "@arraigo/platform";
import type { Importer } from "../import-progress";

/** The rights a running import keeps of whoever started it. Null for the system, which has them all. */
export function importerOf(ctx: Ctx): Importer | null {
  const { actor } = ctx;
  if (actor.kind === "system" || actor.personId === null) return null;
  const grants = [...actor.grants].filter(([permission]) => permission.startsWith("crm."));
  return {
    personId: actor.personId,
    language: actor.language,
    timeZone: actor.timeZone,
    grants: Object.fromEntries(grants),
  };
}

/** A job's context acting for whoever started the import: what they may not do, it may not either. */
export function asImporter(ctx: Ctx, importer: Importer | null): Ctx {
  if (!importer) return ctx;
  const actor: Actor = {
    kind: "person",
    personId: importer.personId,
    sessionId: null,
    roles: [],
    grants: new Map(Object.entries(importer.grants)),
    language: importer.language,
    timeZone: importer.timeZone,
  };
  return { ...ctx, actor };
}

/** The same context inside a transaction that is open already. */
export const within = (ctx: Ctx, tx: Tx): Ctx => ({ ...ctx, tx });
