import { linkButtonLook } from "@arraigo/ui/link-button";
import { ProgressBar } from "@arraigo/ui/progress-bar";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { paths } from "../../../lib/paths";
import { useCan } from "../../../lib/session";
import { planWord } from "../plan-word";
import type { GlanceData } from "../types";
import { useFigureText } from "../use-figure-text";
import { Sparkline } from "./sparkline";

const em = (chunks: React.ReactNode) => <b className="font-medium text-ink">{chunks}</b>;

/** One rollout in a thumb's width: the rate, its line, the distance to plan, what it is made of. */
export function GlanceCard({ glance }: { glance: GlanceData }) {
  const t = useTranslations("adoption.leadership");
  const words = useTranslations("adoption.rollout");
  const format = useFormat();
  const text = useFigureText();
  const can = useCan();
  const { rollout, headline, minimum } = glance;
  const adoption = headline?.adoption ?? { missing: "notComputed" as const };
  const known = headline?.curve.flatMap(({ figure }) => (figure && "share" in figure ? [figure.share] : [])) ?? [];
  const parts = headline
    ? [
        words("waves", {
          live: headline.waves.live === headline.waves.total ? "all" : String(headline.waves.live),
          total: headline.waves.total,
        }),
        ...(headline.week === null ? [] : [words("week", { week: headline.week })]),
      ]
    : [];
  return (
    <section aria-label={rollout.name} className="grid gap-3 rounded-3 border bg-surface px-[18px] py-4">
      <h2 className="text-14 font-semibold">{rollout.name}</h2>
      {"share" in adoption ? (
        <>
          <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
            <p>
              <span className="figures text-28 font-semibold tracking-[-0.022em]">{text.value(adoption)}</span>{" "}
              <small className="figures text-13 font-medium text-ink-3">{text.beside(adoption)}</small>
              <span className="block text-ink-2">{t("adopted")}</span>
            </p>
            <Sparkline
              shares={known}
              label={t("curve", { first: format.percent(known[0]), last: format.percent(known.at(-1)) })}
            />
          </div>
          <ProgressBar value={adoption.share} label={t("adopted")} valueText={format.percent(adoption.share)} />
          <p className="figures text-ink-2">
            {text.madeOf(adoption)}
            {headline?.change
              ? ` · ${words("changeWeek", {
                  people: headline.change.people,
                  signed:
                    headline.change.people > 0 ? `+${headline.change.people}` : `−${Math.abs(headline.change.people)}`,
                })}`
              : null}
          </p>
          <p className="figures text-12 text-ink-3">
            {t.rich("planLine", { ...planWord(headline), em })}
            {parts.join(", ")}
          </p>
        </>
      ) : (
        <p className="text-amber">{text.reason(adoption, minimum)}</p>
      )}
      {can("adoption.rollout.read") ? (
        <Link
          to={paths.adoption.rollout(rollout.rolloutId)}
          className={`${linkButtonLook()} justify-self-start max-sm:min-h-11`}
        >
          {t("open")}
        </Link>
      ) : null}
    </section>
  );
}
