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

function declared(manifest: Manifest | undefined, qualified: string, part: "permissions" | "telemetry"): boolean {
  if (!manifest || !qualified.startsWith(`${manifest.id}.`)) return false;
  return Object.hasOwn(manifest[part] ?? {}, qualified.slice(manifest.id.length + 1));
}
