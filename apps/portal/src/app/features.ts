import type { Feature } from "../lib/feature";
import { folderOf } from "./folder-of";

const files = import.meta.glob<Feature>("../features/*/routes.tsx", { eager: true });

/** A feature with the name of its folder, which is also the namespace of its words. */
export interface NamedFeature extends Feature {
  id: string;
}

/** Every feature found on disk, in the order of its folder's name. */
export const features: readonly NamedFeature[] = Object.entries(files)
  .sort(([one], [other]) => one.localeCompare(other))
  .map(([path, feature]) => ({ ...feature, id: folderOf(path) }));
