import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import type { AnswerData, MeasureData } from "../insight-types";
import { isProtected } from "../protected-measure";
import { useMeasureWords } from "../use-measure-words";
import { useUsageWords } from "../use-usage-words";
import { SparkLine } from "./spark-line";

/** The number a saved question is known by, what it was before, and of when it is; or why there is none. */
export function InsightNumber({ answer }: { answer: AnswerData | undefined }) {
  const t = useTranslations("telemetry.insights");
  const measures = useMeasureWords();
  const format = useFormat();
  const words = useUsageWords();
  if (!answer) return null;
  if ("none" in answer) return <p className="text-12 text-ink-3">{t("noNumber")}</p>;
  if ("hidden" in answer)
    return (
      <p className="hatched flex-1 rounded-2 px-3 py-3 text-12 text-ink-2 inset-hairline">
        <span className="rounded-1 bg-surface">{words.why(answer.hidden.suppressed, answer.minimum)}</span>
      </p>
    );
  const [first, ...others] = answer.measures;
  if (!first) return null;
  const { period } = answer;
  /** The other numbers; those left out for the sake of the few under one reason. */
  const said = (some: readonly MeasureData[]) => {
    const told = some.filter((each) => !isProtected(each));
    const names = some.filter(isProtected).map(({ key }) => measures.name(key));
    const parts = told.map(({ key, value, unit }) => `${measures.name(key)} ${measures.value(value, unit)}`);
    return [...parts, ...(names.length > 0 ? [t("protectedOf", { names: names.join(", ") })] : [])].join(" · ");
  };
  const isDay = period !== null && period.start === period.end;
  return (
    <>
      <p className="figures">
        {isProtected(first) ? (
          <span className="text-ink-2">{t("protectedOf", { names: measures.name(first.key) })}</span>
        ) : (
          <>
            <span className="text-26 font-semibold">{measures.value(first.value, first.unit)}</span>{" "}
            <span className="text-ink-2">{measures.name(first.key)}</span>
          </>
        )}
      </p>
      <SparkLine values={answer.trend} />
      <div className="figures mt-auto text-12 text-ink-3">
        <p>
          {period ? (isDay ? format.shortDate(period.start) : words.period(period, "week")) : t("noPeriod")}
          {first.of === null ? null : ` · n = ${format.count(first.of)}`}
          {first.before === null ? null : ` · ${t("before", { value: measures.value(first.before, first.unit) })}`}
        </p>
        {others.length > 0 ? <p>{said(others.slice(0, 2))}</p> : null}
      </div>
    </>
  );
}
