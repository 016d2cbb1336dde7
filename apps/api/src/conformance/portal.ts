import type { Manifest } from "@arraigo/platform/manifest";

export interface PortalOnDisk {
  featureFolders: readonly string[];
  /** Feature → the dotted keys of its English texts. */
  texts: ReadonlyMap<string, ReadonlySet<string>>;
  /** Feature → the source of its routes. */
  routes: ReadonlyMap<string, string>;
  /** Every address the portal knows, from its one list of paths. */
  addresses: ReadonlySet<string>;
}

/** Where manifests and the portal tell different stories. */
export function portalMismatches(manifests: readonly Manifest[], portal: PortalOnDisk): string[] {
  const findings: string[] = [];
  const ids = manifests.map(({ id }) => id);
  const jobs = manifests.flatMap(({ navigation = [] }) => navigation.map(({ job }) => job));
  for (const folder of portal.featureFolders)
    if (!ids.includes(folder)) findings.push(`features/${folder}: no module is called so`);
  for (const { id, navigation = [], permissions } of manifests) {
    if (navigation.length > 0 && !portal.featureFolders.includes(id))
      findings.push(`${id}: navigation, and no features/${id}`);
    for (const { job, to, requires } of navigation) {
      if (!Object.hasOwn(permissions, requires))
        findings.push(`${id}: ${to} requires ${requires}, which is not declared`);
      if (!portal.addresses.has(to)) findings.push(`${id}: ${to} is not among the portal's paths`);
      // The only page of a job goes by the job's own name.
      const alone = jobs.filter((each) => each === job).length === 1;
      const label = `pages.${to.slice(1).replaceAll("/", "_")}`;
      if (!alone && !portal.texts.get(id)?.has(label)) findings.push(`${id}: ${to} has no text ${label}`);
      if (portal.featureFolders.includes(id) && !portal.routes.get(id)?.includes("routes"))
        findings.push(`features/${id}: no routes`);
    }
  }
  return findings;
}

/** The addresses in a tree of strings and functions that make strings. */
export function addressesIn(paths: unknown): Set<string> {
  if (typeof paths === "string") return new Set([paths]);
  if (typeof paths !== "object" || paths === null) return new Set();
  return new Set(Object.values(paths).flatMap((each) => [...addressesIn(each)]));
}
