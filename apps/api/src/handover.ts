import type { HandoverPort } from "@arraigo/platform";
import { modules } from "./modules";

/** Every module that keeps work in people's care: what the directory asks when somebody leaves. */
export function collectHandover(): HandoverPort {
  return new Map(modules.flatMap(({ manifest, handover }) => (handover ? [[manifest.id, handover] as const] : [])));
}
