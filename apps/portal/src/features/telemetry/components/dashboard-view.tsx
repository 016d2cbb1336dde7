import { Button } from "@arraigo/ui/button";
import { NothingYet } from "@arraigo/ui/empty-state";
import { Menu, MenuItem, MenuSeparator } from "@arraigo/ui/menu";
import { Select } from "@arraigo/ui/select";
import { CardSkeleton, SkeletonGroup } from "@arraigo/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { QueryView } from "../../../lib/query-view";
import { useSearchState } from "../../../lib/search";
import { trpc } from "../../../lib/trpc";
import { type DashboardData, readersIn } from "../insight-types";
import { insightsSearch } from "../insights-search";
import { type Tile, useDashboard } from "../use-dashboard";
import { useBeginDashboard, useRemoveDashboard, useSaveDashboard } from "../use-insights";
import { AskLink } from "./ask-link";
import { DashboardTiles } from "./dashboard-tiles";
import { KeepDialog } from "./keep-dialog";

/** A dashboard, or one to begin with where there is none. */
export function DashboardView() {
  const { query, chosen, tiles } = useDashboard();
  return (
    <QueryView query={query} loading={<TilesSkeleton />}>
      {(dashboards) =>
        chosen ? <OneDashboard key={chosen.id} chosen={chosen} all={dashboards} /> : <FirstDashboard tiles={tiles} />
      }
    </QueryView>
  );
}

/** What most people ask first, answered at once; kept as one's own with one press. */
function FirstDashboard({ tiles }: { tiles: readonly Tile[] }) {
  const t = useTranslations("telemetry.insights");
  const begin = useBeginDashboard();
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
        <Menu
          align="end"
          trigger={<Button kind="ghost" iconOnly icon={<Ellipsis />} aria-label={t("more", { name })} />}
        >
          <MenuItem onSelect={() => setEditing("new")}>{t("newDashboard")}</MenuItem>
          {mayChange ? (
            <>
              <MenuItem onSelect={() => setEditing("this")}>{t("renameShare")}</MenuItem>
              <MenuSeparator />
              <MenuItem danger onSelect={() => remove.mutate({ id })}>
                {t("remove")}
              </MenuItem>
            </>
          ) : null}
        </Menu>
      </div>
      {chosen.insights.length === 0 ? (
        <NothingYet title={t("emptyDashboardTitle")} action={<AskLink />}>
          {t("emptyDashboard")}
        </NothingYet>
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

/** The geometry of a dashboard. */
function TilesSkeleton() {
  return (
    <SkeletonGroup className="grid gap-gap sm:grid-cols-2 lg:grid-cols-3">
      {Array.from({ length: 6 }, (_, at) => (
        <CardSkeleton key={at} height={120} />
      ))}
    </SkeletonGroup>
  );
}
