import { present, read } from "./disk";

export interface OnDisk {
  id: string;
  /** Which of the files every module has are there. */
  files: ReadonlySet<string>;
  exports: readonly string[];
}

const everyModuleHas = ["README.md", "src/manifest.ts", "src/contract.ts", "src/index.ts"];
const subpathsMin = 3;
const subpathsMax = 6;

export function moduleOnDisk(id: string): OnDisk {
  const manifest = JSON.parse(read(`packages/${id}/package.json`)) as { exports: Record<string, unknown> };
  return {
    id,
    files: new Set(everyModuleHas.filter((file) => present(`packages/${id}/${file}`))),
    exports: Object.keys(manifest.exports),
  };
}

/** What keeps the modules on disk from being the modules of the product. */
export function unregistered(
  disk: readonly OnDisk[],
  registered: readonly string[],
  routed: readonly string[],
): string[] {
  const findings: string[] = [];
  for (const { id, files, exports } of disk) {
    if (!registered.includes(id)) findings.push(`${id}: not in apps/api/src/modules.ts`);
    if (!routed.includes(id)) findings.push(`${id}: no key in apps/api/src/app-router.ts`);
    for (const file of everyModuleHas) if (!files.has(file)) findings.push(`${id}: no ${file}`);
    if (exports.length < subpathsMin || exports.length > subpathsMax)
      findings.push(`${id}: exports ${exports.length} subpaths; a public face has ${subpathsMin} to ${subpathsMax}`);
  }
  for (const id of new Set([...registered, ...routed]))
    if (!disk.some((module) => module.id === id)) findings.push(`${id}: registered, and not on disk`);
  return findings;
}
