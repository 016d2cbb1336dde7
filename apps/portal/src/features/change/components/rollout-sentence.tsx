import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useSession } from "../../../lib/session";
import type { Rollout } from "../types";
import { daysBetween, nextWave, peopleIn, todayIn } from "../waves";

/** "in 12 days", "tomorrow": how far a coming go-live is from today. */
export function useWhen(): (day: string) => string {
  const t = useTranslations("change.rollout");
  const today = todayIn(useSession().person.timeZone);
  return (day) => {
    const days = daysBetween(today, day);
    if (days <= 0) return t("today");
    return days === 1 ? t("tomorrow") : t("inDays", { days });
  };
}

/** Where a rollout is, from its waves: how many are live, for how many people, and who follows when. */
export function useRolloutSentence(): (rollout: Rollout) => ReactNode {
  const t = useTranslations("change.rollout");
  const when = useWhen();
  const em = (chunks: ReactNode) => <em>{chunks}</em>;
  return ({ waves }) => {
    const next = nextWave(waves);
    const live = waves.filter((wave) => wave.live);
    if (waves.length === 0) return t.rich("noWaves", { em });
    if (!next) return t.rich("allLive", { em, waves: waves.length, people: peopleIn(waves) });
    if (live.length === 0) return t.rich("noneLive", { em, name: next.title, when: when(next.goLiveOn) });
    return t.rich("someLive", {
      em,
      live: live.length,
      waves: waves.length,
      livePeople: peopleIn(live),
      people: peopleIn(waves),
      name: next.title,
      when: when(next.goLiveOn),
    });
  };
}
