import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { NothingYet } from "@arraigo/ui/empty-state";
import { Menu, MenuItem } from "@arraigo/ui/menu";
import { CardSkeleton } from "@arraigo/ui/skeleton";
import { Tag } from "@arraigo/ui/tag";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { paths } from "../../../lib/paths";
import { QueryView } from "../../../lib/query-view";
import { trpc } from "../../../lib/trpc";
import { type InsightData, readersIn } from "../insight-types";
import { usageTabs } from "../usage-search";
import { useRemoveInsight, useSaveInsight } from "../use-insights";
import { AlertDialog } from "./alert-dialog";
import { AskLink } from "./ask-link";
import { KeepDialog } from "./keep-dialog";

/** Every question one may open, by name: one's own and those others share. */
export function SavedList() {
  const t = useTranslations("telemetry.insights");
  const list = useQuery(trpc.telemetry.insights.list.queryOptions());
  return (
    <QueryView query={list} loading={<CardSkeleton lines={6} />}>
      {(insights) =>
        insights.length === 0 ? (
          <NothingYet title={t("noneTitle")} action={<AskLink />}>
            {t("none")}
          </NothingYet>
        ) : (
          <Card title={t("views.saved")}>
            <ul className="grid divide-y">
              {insights.map((insight) => (
                <SavedRow key={insight.id} insight={insight} />
              ))}
            </ul>
          </Card>
        )
      }
    </QueryView>
  );
}

function SavedRow({ insight }: { insight: InsightData }) {
  const t = useTranslations("telemetry.insights");
  const tabs = useTranslations("telemetry.usage.tabs");
  const format = useFormat();
  const [open, setOpen] = useState<"name" | "alert">();
  const save = useSaveInsight();
  const remove = useRemoveInsight();
  const { id, name, question, mayChange } = insight;
  const tab = usageTabs.find((each) => each === (question["tab"] ?? "active"));
  return (
    <li className="flex min-h-11 min-w-0 items-center gap-2 py-1.5">
      <span className="min-w-0 flex-1">
        <Link
          to={paths.adoption.usage}
          search={{ ...question, insight: id }}
          className="rounded-1 font-medium underline decoration-hairline-strong underline-offset-[3px] hover:decoration-ink"
        >
          {name}
        </Link>{" "}
        {insight.sharedRoles.length > 0 ? <Tag tone="brand">{t("shared")}</Tag> : null}
        <span className="block truncate text-12 text-ink-3">
          {tab ? `${tabs(tab)} · ` : null}
          {insight.mine ? t("mine") : (insight.ownerName ?? "")} · {format.date(insight.changedAt)}
        </span>
      </span>
      <Menu align="end" trigger={<Button kind="ghost" iconOnly icon={<Ellipsis />} aria-label={t("more", { name })} />}>
        <MenuItem onSelect={() => setOpen("alert")}>{t("watch")}</MenuItem>
        {mayChange ? <MenuItem onSelect={() => setOpen("name")}>{t("renameShare")}</MenuItem> : null}
        {mayChange ? (
          <MenuItem danger onSelect={() => remove.mutate({ id })}>
            {t("remove")}
          </MenuItem>
        ) : null}
      </Menu>
      {open === "name" ? (
        <KeepDialog
          title={t("renameShare")}
          name={name}
          sharedRoles={readersIn(insight.sharedRoles)}
          busy={save.isPending}
          error={save.error}
          onKeep={(kept) => save.mutate({ ...kept, id, question }, { onSuccess: () => setOpen(undefined) })}
          onClose={() => setOpen(undefined)}
        />
      ) : null}
      {open === "alert" ? <AlertDialog insight={insight} onClose={() => setOpen(undefined)} /> : null}
    </li>
  );
}
