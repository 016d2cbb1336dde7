import { Button } from "@arraigo/ui/button";
import { NothingYet } from "@arraigo/ui/empty-state";
import { Select } from "@arraigo/ui/select";
import { CardSkeleton } from "@arraigo/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { QueryView } from "../../../lib/query-view";
import { useSearchState } from "../../../lib/search";
import { trpc } from "../../../lib/trpc";
import { type DashboardData, firstQuestions, readersIn } from "../insight-types";
import { insightsSearch } from "../insights-search";
import { useBeginDashboard, useRemoveDashboard, useSaveDashboard } from "../use-insights";
import { DashboardTiles } from "./dashboard-tiles";
import { KeepDialog } from "./keep-dialog";

/** The dashboard of the address, or the first there is; where there is none, one to begin with. */
export function DashboardView() {
  const [search] = useSearchState(insightsSearch);
  const list = useQuery(trpc.telemetry.dashboards.list.queryOptions());
  return (
    <QueryView query={list} loading={<CardSkeleton height={240} />}>
      {(dashboards) => {
        const own = dashboards.find(({ mine }) => mine);
        const chosen = dashboards.find(({ id }) => id === search.dashboard) ?? own ?? dashboards[0];
        return chosen ? <OneDashboard key={chosen.id} chosen={chosen} all={dashboards} /> : <FirstDashboard />;
      }}
    </QueryView>
  );
}

/** What most people ask first, answered at once; kept as one's own with one press. */
function FirstDashboard() {
  const t = useTranslations("telemetry.insights");
  const begin = useBeginDashboard();
  const tiles = firstQuestions.map(({ key, question }) => ({ id: key, name: t(`first.${key}`), question }));
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <p className="min-w-0 flex-1 text-ink-2">{t("firstHint")}</p>
        <Button
          kind="primary"
          busy={begin.isPending}
          onClick={() =>
            begin.mutate({
              name: t("firstName"),
              insights: tiles.map(({ name, question }) => ({ name, question: { ...question } })),
            })
          }
        >
          {t("keepFirst")}
        </Button>
      </div>
      <DashboardTiles tiles={tiles} />
    </>
  );
}

function OneDashboard({ chosen, all }: { chosen: DashboardData; all: readonly DashboardData[] }) {
  const t = useTranslations("telemetry.insights");
  const [, setSearch] = useSearchState(insightsSearch);
  const [editing, setEditing] = useState<"this" | "new">();
  const save = useSaveDashboard();
  const remove = useRemoveDashboard(() => setSearch({ dashboard: undefined }));
  const insights = useQuery(trpc.telemetry.insights.list.queryOptions());
  const { id, name, mayChange } = chosen;
  const insightIds = chosen.insights.map((insight) => insight.id);
  const sharedRoles = readersIn(chosen.sharedRoles);
  const left = (insights.data ?? []).filter((insight) => !insightIds.includes(insight.id));
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <Select
          aria-label={t("views.dashboard")}
          value={id}
          onChange={(event) => setSearch({ dashboard: event.currentTarget.value })}
          className="w-48! max-sm:w-full!"
        >
          {all.map((dashboard) => (
            <option key={dashboard.id} value={dashboard.id}>
              {dashboard.mine || !dashboard.ownerName
                ? dashboard.name
                : t("of", { name: dashboard.name, owner: dashboard.ownerName })}
            </option>
          ))}
        </Select>
        {mayChange && left.length > 0 ? (
          <Select
            aria-label={t("add")}
            value=""
            onChange={(event) =>
              save.mutate({ id, name, sharedRoles, insightIds: [...insightIds, event.currentTarget.value] })
            }
            className="w-48! max-sm:w-full!"
          >
            <option value="">{t("add")}</option>
            {left.map((insight) => (
              <option key={insight.id} value={insight.id}>
                {insight.name}
              </option>
            ))}
          </Select>
        ) : null}
        {mayChange ? (
          <>
            <Button onClick={() => setEditing("this")}>{t("renameShare")}</Button>
            <Button onClick={() => remove.mutate({ id })} busy={remove.isPending}>
              {t("remove")}
            </Button>
          </>
        ) : null}
        <Button onClick={() => setEditing("new")}>{t("newDashboard")}</Button>
      </div>
      {chosen.insights.length === 0 ? (
        <NothingYet title={t("emptyDashboardTitle")}>{t("emptyDashboard")}</NothingYet>
      ) : (
        <DashboardTiles
          tiles={chosen.insights}
          onOrder={mayChange ? (ids) => save.mutate({ id, name, sharedRoles, insightIds: ids }) : undefined}
        />
      )}
      {editing ? (
        <KeepDialog
          title={t(editing === "new" ? "newDashboard" : "renameShare")}
          description={t("dashboardHint")}
          {...(editing === "this" ? { name, sharedRoles } : {})}
          busy={save.isPending}
          error={save.error}
          onKeep={(kept) =>
            save.mutate(editing === "this" ? { ...kept, id, insightIds } : { ...kept, insightIds: [] }, {
              onSuccess: (made) => {
                setEditing(undefined);
                setSearch({ dashboard: made.id });
              },
            })
          }
          onClose={() => setEditing(undefined)}
        />
      ) : null}
    </>
  );
}
