import type { Feature } from "../lib/feature";

const files = import.meta.glob<Feature>("../features/*/routes.tsx", { eager: true });

/** Every feature found on disk, in the order of its folder's name. */
export const features: readonly Feature[] = Object.keys(files)
  .sort()
  .map((path) => files[path])
  .filter((feature) => feature !== undefined);
