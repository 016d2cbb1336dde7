import type { EvidencePort } from "@arraigo/platform";
import { modules } from "./modules";

/** Every module's evidence by qualified name: the only thing adoption knows about the others. */
export function collectEvidence(): EvidencePort {
  return new Map(
    modules.flatMap((module) =>
      Object.entries(module.evidence).map(([name, source]) => [`${module.manifest.id}.${name}`, source] as const),
    ),
  );
}
