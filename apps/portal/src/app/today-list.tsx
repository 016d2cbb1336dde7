import { Card } from "@arraigo/ui/card";
import { NothingYet } from "@arraigo/ui/empty-state";
import { linkButtonLook } from "@arraigo/ui/link-button";
import { CardSkeleton } from "@arraigo/ui/skeleton";
import { Tag } from "@arraigo/ui/tag";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import type { TodayItem } from "../lib/feature";
import { type Format, useFormat } from "../lib/format";

/** Next actions, each with its reason and its age. */
export function TodayList(props: { items: readonly TodayItem[] | undefined }) {
  const t = useTranslations("shell.today");
  const format = useFormat();
  if (props.items === undefined) return <CardSkeleton lines={7} />;
  if (props.items.length === 0) return <NothingYet title={t("nothing")}>{t("nothingWhy")}</NothingYet>;
  return (
    <Card title={t("next")}>
      <ol className="mt-1.5 grid">
        {props.items.map((item) => (
          <li
            key={item.id}
            className="grid grid-cols-[74px_minmax(0,1fr)_auto] items-start gap-x-3.5 gap-y-2 border-t py-3 last:pb-1 max-sm:grid-cols-[minmax(0,1fr)]"
          >
            <span className="figures text-ink-3">{whenOf(item, format) ?? t("today")}</span>
            <div className="min-w-0">
              <p className="font-medium">{item.title}</p>
              <p className="figures text-ink-2">{item.reason}</p>
            </div>
            <span className="flex items-center gap-1.5 max-sm:flex-row-reverse max-sm:justify-end">
              {item.tag ? <Tag tone={item.overdue ? "amber" : "neutral"}>{item.tag}</Tag> : null}
              <Link to={item.to} className={linkButtonLook("default", "medium")}>
                {item.action}
              </Link>
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** The hour for what is due at one today, otherwise its day. Undefined: any time today. */
function whenOf({ dueAt }: TodayItem, format: Format): string | undefined {
  if (!dueAt) return undefined;
  return dueAt.length > 10 && format.daysUntil(dueAt) === 0 ? format.time(dueAt) : format.nearDate(dueAt);
}
