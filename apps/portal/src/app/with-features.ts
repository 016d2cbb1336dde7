import type { Catalogue } from "../lib/messages";

/** Puts each feature's texts under its folder's name. Which keys there are is checked by each feature's own types. */
export function withFeatures(base: object, files: Record<string, unknown>): Catalogue {
  const features = Object.entries(files).map(([path, messages]) => [/features\/([^/]+)\//u.exec(path)?.[1], messages]);
  return { ...base, ...Object.fromEntries(features) } as Catalogue;
}
