import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { NothingYet } from "@arraigo/ui/empty-state";
import { Menu, MenuItem, MenuSeparator } from "@arraigo/ui/menu";
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
import type { AlertData } from "../insight-types";
import { useChangeAlert } from "../use-insights";
import { useMeasureWords } from "../use-measure-words";
import { AlertDialog } from "./alert-dialog";
import { AskLink } from "./ask-link";

/** Shares of these are written in per cent. */
const shares = new Set(["share", "stickiness", "return", "activeShare", "finishedShare", "commonWay", "usedShare"]);

/** One's own lines, how each stands, and when it was crossed. */
export function AlertList() {
  const t = useTranslations("telemetry.alerts");
  const list = useQuery(trpc.telemetry.alerts.list.queryOptions());
  return (
    <QueryView query={list} loading={<CardSkeleton lines={5} />}>
      {(alerts) =>
        alerts.length === 0 ? (
          <NothingYet title={t("noneTitle")} action={<AskLink />}>
            {t("none")}
          </NothingYet>
        ) : (
          alerts.map((alert) => <OneAlert key={alert.id} alert={alert} />)
        )
      }
    </QueryView>
  );
}

function stateOf({ pausedAt, crossedIn, checkedOn }: AlertData, snoozed: boolean) {
  if (pausedAt) return "paused";
  if (snoozed) return "snoozed";
  if (crossedIn) return "crossed";
  return checkedOn === null ? "waiting" : "calm";
}

function OneAlert({ alert }: { alert: AlertData }) {
  const t = useTranslations("telemetry.alerts");
  const format = useFormat();
  const words = useMeasureWords();
  const [editing, setEditing] = useState(false);
  const { pause, goOn, snooze, remove } = useChangeAlert();
  const { id, insight, firings } = alert;
  const unit = shares.has(alert.measure) ? "share" : "number";
  const snoozed = alert.snoozedUntil !== null && alert.snoozedUntil > new Date().toISOString().slice(0, 10);
  const unseen = alert.checkedOn === null;
  const state = alert.resting ? "resting" : stateOf(alert, snoozed);
  return (
    <Card
      title={
        <Link
          to={paths.adoption.usage}
          search={{ ...insight.question, insight: insight.id }}
          className="rounded-1 underline decoration-hairline-strong underline-offset-[3px] hover:decoration-ink"
        >
          {insight.name}
        </Link>
      }
      take={t("line.sentence", {
        measure: words.name(alert.measure),
        condition: alert.condition,
        line: words.value(alert.threshold, alert.condition === "changes" ? "share" : unit),
      })}
      actions={
        <>
          <Tag tone={state === "crossed" ? "amber" : "neutral"}>
            {t(`state.${state}`, { day: snoozed ? format.date(alert.snoozedUntil ?? "") : "" })}
          </Tag>
          <Menu
            align="end"
            trigger={
              <Button kind="ghost" iconOnly icon={<Ellipsis />} aria-label={t("more", { name: insight.name })} />
            }
          >
            <MenuItem onSelect={() => setEditing(true)}>{t("change")}</MenuItem>
            {alert.pausedAt ? (
              <MenuItem onSelect={() => goOn.mutate({ id })}>{t("continue")}</MenuItem>
            ) : (
              <MenuItem onSelect={() => pause.mutate({ id })}>{t("pause")}</MenuItem>
            )}
            {snoozed ? (
              <MenuItem onSelect={() => snooze.mutate({ id, days: null })}>{t("wake")}</MenuItem>
            ) : (
              <MenuItem onSelect={() => snooze.mutate({ id, days: 7 })}>{t("snooze")}</MenuItem>
            )}
            <MenuSeparator />
            <MenuItem danger onSelect={() => remove.mutate({ id })}>
              {t("remove")}
            </MenuItem>
          </Menu>
        </>
      }
      foot={
        <span className="figures">
          {alert.checkedOn
            ? t("checked", { day: format.date(alert.checkedOn), value: words.value(alert.lastValue, unit) })
            : t("unchecked")}
        </span>
      }
    >
      {alert.resting ? <p className="text-ink-2">{t(`resting.${alert.resting}`)}</p> : null}
      {firings.length > 0 ? (
        <ul aria-label={t("log")} className="figures grid gap-1">
          {firings.map((firing) => (
            <li key={firing.id}>
              {format.date(firing.period)}: {words.value(firing.value, unit)}
              {firing.before === null ? null : ` · ${t("before", { value: words.value(firing.before, unit) })}`}
              {firing.silent ? ` · ${t("silent")}` : null}
            </li>
          ))}
        </ul>
      ) : unseen ? null : (
        <p className="text-ink-3">{t("never")}</p>
      )}
      {editing ? <AlertDialog insight={insight} alert={alert} onClose={() => setEditing(false)} /> : null}
    </Card>
  );
}
