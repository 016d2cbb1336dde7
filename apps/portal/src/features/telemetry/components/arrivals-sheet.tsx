import { NothingYet } from "@arraigo/ui/empty-state";
import { Sheet } from "@arraigo/ui/sheet";
import { TableSkeleton } from "@arraigo/ui/skeleton";
import { Tag } from "@arraigo/ui/tag";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { problemOf } from "../../../lib/problem";
import { useArrivals } from "../use-arrivals";

/** A source's events as they arrive, newest first, each with what became of it. */
export function ArrivalsSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTranslations("telemetry.arrivals");
  const why = useTranslations("telemetry.reasons");
  const format = useFormat();
  const { seen, error } = useArrivals(id);
  return (
    <Sheet open onOpenChange={onClose} title={seen ? t("title", { name: seen.name }) : t("live")}>
      <p className="pb-3 text-ink-2">{seen && !seen.personal ? t("withoutPeople") : t("take")}</p>
      {error ? <p role="alert">{problemOf(error).message}</p> : null}
      {!seen ? <TableSkeleton rows={6} /> : null}
      {seen?.arrivals.length === 0 ? <NothingYet title={t("emptyTitle")}>{t("empty")}</NothingYet> : null}
      <ol className="grid gap-2" aria-label={t("live")}>
        {seen?.arrivals.map((arrival) => (
          <li key={arrival.id} className="grid gap-0.5 rounded-2 border px-3 py-2">
            <span className="flex flex-wrap items-center gap-2">
              <b className="min-w-0 break-all">{arrival.name ?? t("names")}</b>
              <Tag tone={arrival.outcome === "stored" ? "brand" : "neutral"}>{t(`outcomes.${arrival.outcome}`)}</Tag>
              {arrival.isNobodys ? <Tag tone="amber">{t("nobodys")}</Tag> : null}
              <time className="ml-auto text-12 text-ink-2" dateTime={arrival.receivedAt}>
                {format.time(arrival.receivedAt)}
              </time>
            </span>
            {arrival.reason ? <span>{why(arrival.reason as Parameters<typeof why>[0])}</span> : null}
            {arrival.userRef ? <span className="text-12 break-all text-ink-2">{arrival.userRef}</span> : null}
            {arrival.propertyNames.length > 0 ? (
              <code className="font-mono text-12 break-all text-ink-2">
                {arrival.properties ? JSON.stringify(arrival.properties) : arrival.propertyNames.join(", ")}
              </code>
            ) : null}
          </li>
        ))}
      </ol>
    </Sheet>
  );
}
