import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import type { AnswerData } from "../insight-types";
import { useMeasureWords } from "../use-measure-words";
import { useUsageWords } from "../use-usage-words";
import { SparkLine } from "./spark-line";

/** The number a saved question is known by, what it was before, and of when it is; or why there is none. */
export function InsightNumber({ answer }: { answer: AnswerData | undefined }) {
  const t = useTranslations("telemetry.insights");
  const format = useFormat();
  const measures = useMeasureWords();
  const words = useUsageWords();
  if (!answer) return null;
  if ("none" in answer) return <p className="text-12 text-ink-3">{t("noNumber")}</p>;
  if ("hidden" in answer)
    return <p className="text-12 text-ink-2">{words.why(answer.hidden.suppressed, answer.minimum)}</p>;
  const [first, ...others] = answer.measures;
  if (!first) return null;
  return (
    <>
      <p className="figures text-[1.375rem] leading-7 font-semibold">{measures.value(first.value, first.unit)}</p>
      <p className="text-12 text-ink-2">{measures.name(first.key)}</p>
      <SparkLine values={answer.trend} />
      <p className="figures text-12 text-ink-3">
        {first.before === null ? null : `${t("before", { value: measures.value(first.before, first.unit) })} · `}
        {answer.period
          ? `${format.shortDate(answer.period.start)} – ${format.shortDate(answer.period.end)}`
          : t("noPeriod")}
      </p>
      {others.length > 0 ? (
        <p className="figures text-12 text-ink-3">
          {others
            .slice(0, 2)
            .map(({ key, value, unit }) => `${measures.name(key)} ${measures.value(value, unit)}`)
            .join(" · ")}
        </p>
      ) : null}
    </>
  );
}
