import { Card } from "@arraigo/ui/card";
import { Tag } from "@arraigo/ui/tag";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { paths } from "../../../lib/paths";
import { planWord } from "../plan-word";
import type { ProficiencyData, RolloutData } from "../types";
import type { Drill } from "./rollout-kpis";

interface Next {
  key: string;
  title: string;
  why: string;
  tag?: string;
  action: string;
  open: (() => void) | string;
}

interface DoNextProps {
  data: RolloutData;
  proficiency: ProficiencyData | undefined;
  onDrill: (drill: Drill) => void;
  onCell: (group: string, behaviourId: string) => void;
}

const openLook = "rounded-1 font-medium text-brand underline underline-offset-2 max-sm:min-h-6";

/** What follows from the figures, each with its reason; nothing is invented to fill the card. */
export function DoNext(props: DoNextProps) {
  const t = useTranslations("adoption.next");
  const items = useNext(props);
  return (
    <Card className="h-full" title={t("title")} actions={items.length > 0 ? <Tag>{items.length}</Tag> : undefined}>
      {items.length === 0 ? (
        <p className="text-ink-2">
          <b className="font-medium text-ink">{t("nothing")}.</b> {t("nothingWhy")}
        </p>
      ) : (
        <ul className="-mb-1">
          {items.map((item) => (
            <li key={item.key} className="grid gap-0.5 border-b py-2.5 last:border-0">
              <p className="flex items-start justify-between gap-3 font-medium text-ink">
                {item.title}
                {item.tag ? <Tag tone="amber">{item.tag}</Tag> : null}
              </p>
              <p className="text-ink-2">
                {item.why}{" "}
                {typeof item.open === "string" ? (
                  <Link to={item.open} className={openLook}>
                    {item.action}
                  </Link>
                ) : (
                  <button type="button" onClick={item.open} className={openLook}>
                    {item.action}
                  </button>
                )}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function useNext({ data, proficiency, onDrill, onCell }: DoNextProps): Next[] {
  const t = useTranslations("adoption.next");
  const parts = useTranslations("adoption.rollout.parts");
  const format = useFormat();
  const { weakest, headline, wavesNotReached } = data;
  const items: Next[] = [];
  if (weakest) {
    const { group, behaviour, behaviourId } = weakest;
    items.push({
      key: "weakest",
      title: group ? t("weakest", { behaviour, group: group.name }) : t("weakestAll", { behaviour }),
      why: t("weakestWhy", {
        percent: format.percent(weakest.share),
        numerator: weakest.numerator,
        denominator: weakest.denominator,
      }),
      action: t("weakestOpen"),
      open: () => (group ? onCell(group.key, behaviourId) : onDrill("utilisation")),
    });
  }
  const { plan, points: behind } = planWord(headline);
  if (plan === "behind")
    items.push({
      key: "behind",
      title: t("behind"),
      why: t("behindWhy", { points: behind }),
      tag: `−${behind}`,
      action: t("behindOpen"),
      open: () => onDrill("adoption"),
    });
  if (wavesNotReached.length > 0)
    items.push({
      key: "slow",
      title: t("slow", { names: format.list(wavesNotReached) }),
      why: t("slowWhy"),
      action: t("slowOpen"),
      open: () => onDrill("speed"),
    });
  const next = headline?.waves.nextGoLive;
  if (next)
    items.push({
      key: "wave",
      title: t("wave"),
      why: t("waveWhy", { when: format.ago(`${next}T12:00:00Z`), date: format.date(next) }),
      action: t("waveOpen"),
      open: paths.change.rollout(data.rollout.rolloutId),
    });
  const missing = proficiency
    ? (["assessments", "dataQuality", "process"] as const).filter((part) => "missing" in proficiency.parts[part])
    : [];
  if (headline?.week && missing.length > 0)
    items.push({
      key: "parts",
      title: t("parts"),
      why: t("partsWhy", { parts: format.list(missing.map((part) => parts(part))) }),
      action: t("partsOpen"),
      open: () => onDrill("proficiency"),
    });
  return items.slice(0, 4);
}
