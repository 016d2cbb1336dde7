import type { NavigationEntry, PortalJob } from "@arraigo/platform/manifest";
import { paths } from "../lib/paths";
import { manifests } from "./manifests";

/** The areas in the order people meet them. The letter follows `g`. */
export const jobs: readonly { job: PortalJob; key: string }[] = [
  { job: "today", key: "t" },
  { job: "crm", key: "c" },
  { job: "learn", key: "l" },
  { job: "voice", key: "v" },
  { job: "adoption", key: "a" },
  { job: "change", key: "h" },
  { job: "sponsor", key: "s" },
  { job: "admin", key: "d" },
];

export interface JobLink {
  job: PortalJob;
  key: string;
  to: string;
  /** Every permitted page of the job, the first being `to`. `label` is the message key of a page that has a name of its own. */
  pages: readonly { to: string; label: string }[];
}

const entries: readonly (NavigationEntry & { module: string })[] = manifests
  .flatMap((manifest) => (manifest.navigation ?? []).map((entry) => ({ ...entry, module: manifest.id })))
  .sort((one, other) => one.order - other.order);

/** What this person may enter, by job. Today is everyone's. */
export function navigationFor(permissions: readonly string[]): readonly JobLink[] {
  const held = new Set(permissions);
  return jobs.flatMap(({ job, key }) => {
    const pages = entries
      .filter((entry) => entry.job === job && held.has(`${entry.module}.${entry.requires}`))
      .map((entry) => ({ to: entry.to, label: `${entry.module}.pages.${slugOf(entry.to)}` }));
    const first = job === "today" ? paths.today : pages[0]?.to;
    return first === undefined ? [] : [{ job, key, to: first, pages }];
  });
}

/** The job a path belongs to: the longest page address it begins with. */
export function jobAt(path: string, links: readonly JobLink[]): PortalJob | undefined {
  let best: { job: PortalJob; length: number } | undefined;
  for (const link of links)
    for (const to of [link.to, ...link.pages.map((page) => page.to)]) {
      const inside = to === "/" ? path === "/" : path === to || path.startsWith(`${to}/`);
      if (inside && to.length > (best?.length ?? -1)) best = { job: link.job, length: to.length };
    }
  return best?.job;
}

/** "/admin/people" → "admin_people": the name of the page's label below `pages` in its module's messages. */
function slugOf(to: string): string {
  return to.slice(1).replaceAll("/", "_");
}
