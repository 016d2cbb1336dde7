import type { PaletteContribution, PaletteHit } from "../../lib/feature";
import { paths } from "../../lib/paths";
import { api } from "../../lib/trpc";

type Words = Parameters<NonNullable<PaletteContribution["search"]>["find"]>[1];

const pathOf = {
  account: paths.crm.account,
  contact: paths.crm.contact,
  lead: paths.crm.lead,
  opportunity: paths.crm.opportunity,
  case: paths.crm.case,
  product: paths.crm.product,
} as const;

/** Records of every type and what was written about them, then what is only spelt alike, marked: the server ranks, the palette shows. Loaded with the first search. */
export async function findForPalette(text: string, words: Words, signal: AbortSignal): Promise<PaletteHit[]> {
  const found = await api.crm.search.all.query({ text }, { signal });
  const records = (groups: typeof found.groups, mark?: string) =>
    groups.flatMap((group) =>
      group.rows.map((hit) => ({
        id: hit.id,
        title: hit.name,
        kind: words(`crm.types.${hit.type}`),
        note: [hit.detail, mark].filter(Boolean).join(" · ") || undefined,
        to: pathOf[hit.type](hit.id),
      })),
    );
  const activities = found.activities.rows.map((hit) => ({
    id: hit.id,
    title: hit.excerpt,
    kind: words("crm.types.activity"),
    note: hit.recordName ?? undefined,
    to: pathOf[hit.type](hit.recordId),
  }));
  const near = records(found.near, words("crm.search.close"));
  // Where nothing contains the words, names that come close are nearer than texts that begin alike.
  return found.resembling ? [...near, ...activities] : [...records(found.groups), ...activities, ...near];
}
