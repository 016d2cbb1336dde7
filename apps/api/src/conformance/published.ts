import type { Manifest } from "@arraigo/platform/manifest";

/** `telemetry.usage_by_person_day_v1` → who publishes it and who may read it. */
export function publishedViews(
  manifests: readonly Manifest[],
): Map<string, { publisher: string; readers: readonly string[] }> {
  return new Map(
    manifests.flatMap((manifest) =>
      Object.entries(manifest.publishes ?? {}).map(
        ([view, { readers }]) => [`${manifest.id}.${view}`, { publisher: manifest.id, readers }] as const,
      ),
    ),
  );
}

/** Promised views that do not exist, exist unpromised under a version, have no version, or name a reader nobody knows. */
export function brokenPromises(manifests: readonly Manifest[], inDatabase: readonly string[]): string[] {
  const promised = publishedViews(manifests);
  const known = manifests.map(({ id }) => id);
  const findings: string[] = [];
  for (const [view, { readers }] of promised) {
    if (!/_v\d+$/.test(view)) findings.push(`${view}: a published view carries its version, as in _v1`);
    if (!inDatabase.includes(view)) findings.push(`${view}: promised by a manifest, and not in the database`);
    for (const reader of readers) if (!known.includes(reader)) findings.push(`${view}: nobody is called ${reader}`);
  }
  for (const view of inDatabase)
    if (/_v\d+$/.test(view) && !promised.has(view))
      findings.push(`${view}: versioned like a published view, and in no manifest`);
  return findings;
}

/**
 * SQL of a module that reads or writes what belongs to another one and was not published to it. Reads of the directory are
 * everybody's; writes to it are nobody's.
 */
export function trespasses(
  module: string,
  path: string,
  source: string,
  relations: readonly string[],
  published: ReadonlyMap<string, { publisher: string; readers: readonly string[] }>,
): string[] {
  const findings: string[] = [];
  for (const [, word = "", relation = ""] of source.matchAll(
    /\b(from|join|into|update|truncate)\s+(?:only\s+|table\s+)?"?([a-z_]+"?\."?[a-z_0-9]+)"?/gi,
  )) {
    const name = relation.replaceAll('"', "");
    const schema = name.split(".")[0] ?? "";
    if (!relations.includes(name) || schema === module || schema === `${module}_anonymous`) continue;
    const reads = /^(from|join)$/i.test(word);
    if (schema === "directory" && reads) continue;
    if (reads && published.get(name)?.readers.includes(module)) continue;
    findings.push(`${path}: ${module} may not ${reads ? "read" : "write"} ${name}`);
  }
  return findings;
}
