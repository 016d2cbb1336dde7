import { NothingYet } from "@arraigo/ui/empty-state";
import { linkButtonLook } from "@arraigo/ui/link-button";
import { TableSkeleton } from "@arraigo/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { Link, Navigate } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { Page } from "../../../lib/page";
import { paths } from "../../../lib/paths";
import { QueryView } from "../../../lib/query-view";
import { useCan } from "../../../lib/session";
import { trpc } from "../../../lib/trpc";

/** The rollouts one can look into; with a single one, that one. */
export function RolloutsScreen() {
  const t = useTranslations("adoption.list");
  const format = useFormat();
  const can = useCan();
  const query = useQuery(trpc.adoption.rollouts.queryOptions());
  return (
    <QueryView query={query} loading={<TableSkeleton rows={3} />}>
      {(rollouts) => {
        const [only] = rollouts;
        if (only && rollouts.length === 1) return <Navigate to={paths.adoption.rollout(only.rolloutId)} replace />;
        return (
          <Page title={t("title")} sub={rollouts.length > 0 ? t("sub") : undefined}>
            {rollouts.length === 0 ? (
              <NothingYet
                title={t("emptyTitle")}
                action={
                  can("change.rollout.plan") ? (
                    <Link to={paths.change.rollouts} className={linkButtonLook("primary")}>
                      {t("plan")}
                    </Link>
                  ) : undefined
                }
              >
                {t("empty")}
              </NothingYet>
            ) : (
              <ul className="overflow-hidden rounded-3 border bg-surface">
                {rollouts.map((rollout) => (
                  <li key={rollout.rolloutId} className="border-b last:border-0">
                    <Link
                      to={paths.adoption.rollout(rollout.rolloutId)}
                      className="flex min-h-row flex-wrap items-baseline gap-x-4 gap-y-1 px-[18px] py-3 no-underline hover:bg-hover"
                    >
                      <span className="text-14 font-semibold text-ink">{rollout.name}</span>
                      <span className="min-w-0 flex-1 text-ink-2">{rollout.objective}</span>
                      <span className="figures text-12 text-ink-3">
                        {rollout.startedOn ? format.date(rollout.startedOn) : null}
                        {rollout.asOfDay ? null : ` · ${t("notYet")}`}
                      </span>
                    </Link>
                  </li>
                ))}
              </ul>
            )}
          </Page>
        );
      }}
    </QueryView>
  );
}
