import type { Manifest } from "@arraigo/platform/manifest";

export interface ProcedureMeta {
  requires?: string;
  track?: string;
}

/** Says nothing of a permission, on purpose: see platform's `open` and `signedIn`. */
const withoutPermission = new Set(["open", "signed-in"]);

/** Procedures that forgot a permission, name one nobody declared, or one of another module. */
export function unguardedProcedures(
  procedures: ReadonlyMap<string, ProcedureMeta | undefined>,
  manifests: readonly Manifest[],
): string[] {
  const findings: string[] = [];
  for (const [path, meta] of procedures) {
    const module = path.split(".")[0];
    const manifest = manifests.find(({ id }) => id === module);
    const requires = meta?.requires;
    if (requires === undefined) findings.push(`${path}: no permission; use can(…), signedIn or open`);
    else if (!withoutPermission.has(requires) && !declared(manifest, requires, "permissions"))
      findings.push(`${path}: requires ${requires}, which ${module} does not declare`);
    if (meta?.track !== undefined && !declared(manifest, meta.track, "telemetry"))
      findings.push(`${path}: tracks ${meta.track}, which ${module} does not declare`);
  }
  return findings;
}

/** What a manifest promises and no procedure and no line of the module's source asks for. */
export function idlePromises(
  manifest: Manifest,
  procedures: ReadonlyMap<string, ProcedureMeta | undefined>,
  source: string,
): string[] {
  const metas = [...procedures.values()];
  const idle = (kind: string, names: string[], asked: (qualified: string) => boolean) =>
    names
      .filter(
        (name) =>
          !asked(`${manifest.id}.${name}`) &&
          !source.includes(`"${name}"`) &&
          !source.includes(`"${manifest.id}.${name}"`),
      )
      .map((name) => `${manifest.id}: ${kind} ${name} is declared and never used`);
  return [
    ...idle("permission", Object.keys(manifest.permissions), (name) => metas.some((meta) => meta?.requires === name)),
    ...idle("telemetry event", Object.keys(manifest.telemetry ?? {}), (name) =>
      metas.some((meta) => meta?.track === name),
    ),
  ];
}

/** Calls that hold a use to a person, with the permission written out. */
const heldToAPerson = /\b(?:withinReach|reaches|authorized|ownersInScope)\(\s*(?:\w+,\s*)*"([\w.]+)"/g;

/**
 * Permissions whose uses are held to a person and which the manifest does not list in `byPerson`, or lists and does not declare.
 * What is listed can be given another reach by an administrator, so the list has to be true.
 */
export function unlistedReaches(manifest: Manifest, source: string): string[] {
  const all = Object.keys(manifest.permissions);
  const whole = manifest.organisationOnly ?? [];
  const listed = manifest.byPerson ?? [];
  const used = [...source.matchAll(heldToAPerson)].map((match) => match[1] ?? "");
  const own = used.flatMap((name) => (name.startsWith(`${manifest.id}.`) ? [name.slice(manifest.id.length + 1)] : []));
  return [
    ...[...new Set(own)]
      .filter((name) => all.includes(name) && !listed.includes(name) && !whole.includes(name))
      .map((name) => `${manifest.id}: ${name} is held to a person and not listed in byPerson`),
    ...listed
      .filter((name) => !all.includes(name) || whole.includes(name))
      .map((name) => `${manifest.id}: ${name} is listed in byPerson, and not declared or all or nothing`),
  ];
}

function declared(manifest: Manifest | undefined, qualified: string, part: "permissions" | "telemetry"): boolean {
  if (!manifest || !qualified.startsWith(`${manifest.id}.`)) return false;
  return Object.hasOwn(manifest[part] ?? {}, qualified.slice(manifest.id.length + 1));
}
