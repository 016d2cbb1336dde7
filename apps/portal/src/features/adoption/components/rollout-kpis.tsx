import { Kpi } from "@arraigo/ui/kpi";
import { KpiStrip } from "@arraigo/ui/kpi-strip";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import type { ProficiencyData, RolloutData } from "../types";
import { useFigureText } from "../use-figure-text";
import { OpenFigure } from "./open-figure";

export type Drill = "adoption" | "utilisation" | "speed" | "proficiency";

interface RolloutKpisProps {
  data: RolloutData;
  proficiency: ProficiencyData | undefined;
  onOpen: (drill: Drill) => void;
}

/** Four figures, each with its interval or n, what it is made of, and what is missing. */
export function RolloutKpis({ data, proficiency, onOpen }: RolloutKpisProps) {
  const t = useTranslations("adoption.rollout");
  const words = useTranslations("adoption.definitions");
  const format = useFormat();
  const text = useFigureText();
  const { minimum, headline, utilisation } = data;
  const adoption = headline?.adoption ?? { missing: "notComputed" as const };
  const open = (drill: Drill, shown: string | undefined) =>
    shown === undefined ? undefined : (
      <OpenFigure label={words(`${drill}.title`)} onOpen={() => onOpen(drill)}>
        {shown}
      </OpenFigure>
    );
  const change = headline?.change;
  return (
    <KpiStrip label={t("figures")}>
      <Kpi
        label={words("adoption.title")}
        value={open("adoption", text.value(adoption))}
        beside={text.beside(adoption)}
        note={
          "share" in adoption ? (
            <>
              {text.madeOf(adoption)}
              {change ? (
                <>
                  {" · "}
                  <span className={change.people > 0 ? "text-brand" : undefined}>
                    {t("changeWeek", { people: change.people, signed: signed(change.people, format.count) })}
                  </span>
                </>
              ) : null}
            </>
          ) : undefined
        }
        missing={text.reason(adoption, minimum)}
      />
      <Kpi
        label={words("utilisation.title")}
        value={open("utilisation", text.value(utilisation.figure))}
        beside={text.beside(utilisation.figure)}
        note={text.madeOf(utilisation.figure, "met")}
        missing={
          text.reason(utilisation.figure, minimum) ??
          (utilisation.behavioursLeftOut > 0 ? t("leftOut", { count: utilisation.behavioursLeftOut }) : undefined)
        }
      />
      <SpeedKpi data={data} onOpen={onOpen} />
      <ProficiencyKpi proficiency={proficiency} onOpen={onOpen} />
    </KpiStrip>
  );
}

function signed(value: number, count: (value: number) => string): string {
  return value > 0 ? `+${count(value)}` : `−${count(Math.abs(value))}`;
}

function SpeedKpi({ data, onOpen }: { data: RolloutData; onOpen: (drill: Drill) => void }) {
  const t = useTranslations("adoption.rollout");
  const words = useTranslations("adoption.definitions");
  const text = useFigureText();
  const format = useFormat();
  const { speed, plannedMedianDays, wavesNotReached } = data;
  const label = words("speed.title");
  if (!("denominator" in speed)) return <Kpi label={label} missing={text.reason(speed, data.minimum)} />;
  const reached = speed.median !== null;
  const bounds = [speed.lower, speed.upper].map((days) => (days === null ? "∞" : String(days)));
  return (
    <Kpi
      label={label}
      value={
        <OpenFigure label={label} onOpen={() => onOpen("speed")}>
          {reached ? text.days(speed.median ?? 0) : "–"}
        </OpenFigure>
      }
      beside={reached ? bounds.join("–") : undefined}
      note={
        plannedMedianDays === null
          ? undefined
          : t.rich("planDays", { days: text.days(plannedMedianDays), b: (chunks) => <b>{chunks}</b> })
      }
      missing={
        reached
          ? wavesNotReached.length > 0
            ? t("wavesNotReached", { names: format.list(wavesNotReached) })
            : undefined
          : t("notReached")
      }
    />
  );
}

function ProficiencyKpi(props: { proficiency: ProficiencyData | undefined; onOpen: (drill: Drill) => void }) {
  const t = useTranslations("adoption.rollout");
  const words = useTranslations("adoption.definitions");
  const format = useFormat();
  const label = words("proficiency.title");
  const { proficiency } = props;
  if (!proficiency) return <Kpi label={label} value={<span className="text-ink-3">–</span>} />;
  const names = (has: boolean) =>
    format.list(
      (["assessments", "dataQuality", "process"] as const).flatMap((part) =>
        ("mean" in proficiency.parts[part] ? has : !has && "missing" in proficiency.parts[part])
          ? [t(`parts.${part}`)]
          : [],
      ),
    );
  const missing = names(false);
  if (proficiency.mean === null)
    return (
      <Kpi
        label={label}
        value={
          <OpenFigure label={label} onOpen={() => props.onOpen("proficiency")}>
            –
          </OpenFigure>
        }
        missing={t("noParts", { parts: missing })}
      />
    );
  return (
    <Kpi
      label={label}
      value={
        <OpenFigure label={label} onOpen={() => props.onOpen("proficiency")}>
          {format.points(proficiency.mean)}
        </OpenFigure>
      }
      beside={t("of100")}
      note={names(true)}
      missing={missing ? t("partMissing", { parts: missing }) : undefined}
    />
  );
}
