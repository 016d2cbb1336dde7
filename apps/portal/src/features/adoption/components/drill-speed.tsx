import { CardSkeleton } from "@arraigo/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { QueryView } from "../../../lib/query-view";
import { trpc } from "../../../lib/trpc";
import { useFigureText } from "../use-figure-text";
import { DrillSection } from "./drill-section";

/** The median time to adopt, wave by wave. */
export function DrillSpeed(props: { rolloutId: string; minimum: number }) {
  const t = useTranslations("adoption.drill");
  const rollout = useTranslations("adoption.rollout");
  const format = useFormat();
  const text = useFigureText();
  const query = useQuery(trpc.adoption.drill.speed.queryOptions({ rolloutId: props.rolloutId }));
  return (
    <QueryView query={query} loading={<CardSkeleton lines={4} />}>
      {(data) => (
        <DrillSection title={t("wave")}>
          <ul>
            {data.waves.map(({ waveId, name, goLive, speed }) => {
              const since =
                goLive === null
                  ? t("noDate")
                  : t("missing" in speed ? "notLive" : "goLive", { day: format.date(goLive) });
              return (
                <li
                  key={waveId}
                  className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-b py-2.5 last:border-0"
                >
                  <span>
                    <span className="font-medium">{name}</span>
                    <span className="block text-12 text-ink-3">{since}</span>
                  </span>
                  {"denominator" in speed ? (
                    <span className="figures text-right">
                      <span className={speed.median === null ? "text-amber" : "font-semibold"}>
                        {speed.median === null ? rollout("notReached") : text.days(speed.median)}
                      </span>
                      <span className="block text-12 text-ink-3">
                        {format.count(speed.numerator)} / {t("people", { count: speed.denominator })}
                      </span>
                    </span>
                  ) : (
                    <span className="text-ink-3">{text.reason(speed, props.minimum)}</span>
                  )}
                </li>
              );
            })}
          </ul>
        </DrillSection>
      )}
    </QueryView>
  );
}
