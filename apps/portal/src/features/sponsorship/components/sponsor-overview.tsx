import { PageSkeleton } from "@arraigo/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Page } from "../../../lib/page";
import { QueryView } from "../../../lib/query-view";
import { useCan } from "../../../lib/session";
import { trpc } from "../../../lib/trpc";
import type { Presence } from "../types";
import { PresenceCard } from "./presence-card";
import { SentCard } from "./sent-card";
import { SponsorsCard } from "./sponsors-card";

/** For change managers and leadership: who stands behind each rollout, how present they are where they agreed, what was said. */
export function SponsorOverview() {
  const t = useTranslations("sponsorship.others");
  const presence = useQuery(trpc.sponsorship.sponsors.presence.queryOptions());
  const rollouts = useQuery(trpc.change.rollouts.list.queryOptions());
  const appoints = useCan()("sponsorship.sponsor.appoint");
  const sentence = useOverviewSentence();
  return (
    <Page
      title={t("title")}
      sentence={presence.data && rollouts.data && sentence(presence.data, rollouts.data)}
      sub={t("sub")}
    >
      <QueryView query={presence} loading={<PageSkeleton />} failed={t("failed")}>
        {(rows) => (
          <>
            {rows.length > 0 ? <PresenceCard rows={rows} /> : null}
            <div className="grid items-start gap-gap lg:grid-cols-2">
              <SponsorsCard rows={rows} readOnly={!appoints} />
              <SentCard />
            </div>
          </>
        )}
      </QueryView>
    </Page>
  );
}

/** A rollout without a sponsor before anything else; then how many of those whose figures are shown spoke to people. */
function useOverviewSentence() {
  const t = useTranslations("sponsorship.others");
  const em = (chunks: ReactNode) => <em>{chunks}</em>;
  return (rows: readonly Presence[], rollouts: readonly { id: string; name: string }[]): ReactNode => {
    if (rows.length === 0) return t.rich("none", { em });
    const unsponsored = rollouts.find((rollout) => !rows.some((row) => row.rolloutId === rollout.id));
    if (unsponsored) return t.rich("unsponsored", { em, name: unsponsored.name });
    // Somebody may stand behind several rollouts: they count once.
    const people = new Map(rows.map((row) => [row.personId, row]));
    const shown = [...people.values()].filter((row) => row.figures);
    const wrote = shown.filter((row) => row.figures && row.figures.messages > 0);
    if (shown.length === 0) return t.rich("hidden", { em });
    if (wrote.length === 0)
      return t.rich(shown.length === people.size ? "noneWrote" : "noneShownWrote", { em, shown: shown.length });
    if (shown.length === 1) return t.rich("oneWrote", { em, name: wrote[0]?.name ?? "" });
    return t.rich("wrote", { em, wrote: wrote.length, shown: shown.length });
  };
}
