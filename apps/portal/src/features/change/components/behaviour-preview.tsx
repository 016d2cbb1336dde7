import { Bars } from "@arraigo/ui/bars";
import { useQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { useCan } from "../../../lib/session";
import { trpc } from "../../../lib/trpc";
import type { PropertyFilter } from "../property-filter";

interface Asked {
  event: string;
  filter: PropertyFilter | null;
  targetCount: number;
  cadence: "day" | "week" | "month";
  jobRoleId: string;
}

/** What the behaviour would have counted over the last twelve full weeks, while it is still being written. */
export function BehaviourPreview(props: Asked) {
  const t = useTranslations("change.preview");
  const format = useFormat();
  const can = useCan();
  const event = useDeferredValue(props.event.trim());
  const filter = useDeferredValue(JSON.stringify(props.filter));
  const { targetCount, cadence, jobRoleId } = props;
  const ready = event !== "" && jobRoleId !== "" && Number.isInteger(targetCount) && targetCount >= 1;
  const query = useQuery({
    ...trpc.telemetry.catalogue.preview.queryOptions({
      event: event || "-",
      filter: JSON.parse(filter) as PropertyFilter | null,
      targetCount: ready ? Math.min(targetCount, 10_000) : 1,
      cadence,
      jobRoleId: jobRoleId || null,
    }),
    enabled: ready && can("telemetry.catalogue.manage"),
    placeholderData: (before) => before,
    staleTime: 60_000,
  });
  const { data } = query;
  if (!ready || !data) return null;
  const { asked, knownSince } = data;
  const isPartly = knownSince > data.since;
  const since = format.date(knownSince);
  return (
    <section aria-label={t("title")} className="grid gap-3 rounded-2 bg-sunken p-3">
      <p className="text-13">
        <strong>{t("title")}</strong>{" "}
        {asked === null
          ? t("tooFewAsked", { minimum: data.minimum })
          : data.ever === null
            ? t("tooFewDid", { asked, minimum: data.minimum })
            : isPartly
              ? t("didSince", { did: data.ever, asked, since })
              : t("did", { did: data.ever, asked })}
      </p>
      {asked !== null && isPartly ? <p className="text-13 text-ink-2">{t("gone", { since })}</p> : null}
      {asked !== null && cadence !== "day" ? (
        <Bars
          label={t("bars")}
          bars={data.periods.map(({ period, met, people }) => ({
            key: period,
            name: format.date(period),
            shown:
              met !== null ? t("met", { met, asked }) : isPartly && period < knownSince ? t("unknown") : t("hidden"),
            ...(met === null ? {} : { share: met / asked }),
            beside: people === null ? undefined : t("active", { people }),
          }))}
        />
      ) : null}
    </section>
  );
}
