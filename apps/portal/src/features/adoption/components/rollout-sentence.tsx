import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { planWord, stageWord } from "../plan-word";
import type { RolloutData } from "../types";

const em = (chunks: React.ReactNode) => <em>{chunks}</em>;

/** The state of the rollout in one sentence, from the figures and nothing else. */
export function RolloutSentence({ data }: { data: RolloutData }) {
  const t = useTranslations("adoption.rollout");
  const format = useFormat();
  const { headline, weakest } = data;
  if (!headline) return t.rich("notComputed", { name: data.rollout.name, em });
  const { adoption, waves } = headline;
  if ("suppressed" in adoption) return t.rich("hidden", { em });
  if ("missing" in adoption)
    return t.rich("notLive", { date: waves.nextGoLive ? format.date(waves.nextGoLive) : "none", em });
  return (
    <>
      {t.rich("sentence", {
        stage: stageWord(adoption.share),
        percent: format.percent(adoption.share),
        ...planWord(headline),
        em,
      })}
      {weakest
        ? weakest.group
          ? t("weakest", { behaviour: weakest.behaviour, group: weakest.group.name })
          : t("weakestAll", { behaviour: weakest.behaviour })
        : null}
    </>
  );
}

/** Who is counted, how far along it is, and how fresh the figures are. */
export function RolloutSub({ data }: { data: RolloutData }) {
  const t = useTranslations("adoption.rollout");
  const format = useFormat();
  const { headline, lastFullWeek, rollout } = data;
  if (!headline) return rollout.objective;
  const { adoption, waves, week } = headline;
  const parts = [
    "share" in adoption ? t("people", { people: adoption.denominator }) : null,
    waves.total > 0
      ? t("waves", {
          live: waves.live === waves.total ? "all" : String(waves.live),
          total: waves.total,
        })
      : null,
    week === null ? null : t("week", { week }),
  ].filter((part) => part !== null);
  return (
    <>
      {parts.length > 0 ? `${parts.join(", ")}. ` : null}
      {rollout.computedAt && lastFullWeek
        ? t("asOf", { when: whenOf(format, rollout.computedAt), week: lastFullWeek.week })
        : null}
    </>
  );
}

/** "07:10" today, "21 Nov 2026, 07:10" otherwise. */
export function whenOf(format: ReturnType<typeof useFormat>, instant: string): string {
  return format.date(instant) === format.date(new Date()) ? format.time(instant) : format.dateTime(instant);
}
