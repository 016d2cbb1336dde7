import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { type ActiveRow, wholeRows } from "../active-rows";
import type { Step } from "../usage-question";
import { useUsageWords } from "../use-usage-words";

interface ActiveSentenceProps {
  rows: readonly ActiveRow[];
  step: Step;
  event: string | undefined;
  group: string | undefined;
}

/** How many were active in the last whole period, and how that moved. Without a whole period it only says what the page is. */
export function ActiveSentence(props: ActiveSentenceProps) {
  const t = useTranslations("telemetry.usage");
  const words = useUsageWords();
  const whole = wholeRows(props.rows);
  const last = whole.at(-1);
  if (!last) return t("tabs.active");
  const before = whole.at(-2);
  const change = before ? last.active - before.active : null;
  return t.rich("active.sentence", {
    active: last.active,
    people: last.people,
    did: props.event === undefined ? "anything" : "event",
    event: props.event === undefined ? "" : words.event(props.event),
    step: props.step,
    when: words.period(last, props.step),
    group: props.group ?? "none",
    change: change === null ? "none" : change === 0 ? "same" : change > 0 ? "more" : "fewer",
    by: Math.abs(change ?? 0),
    em: (chunks: ReactNode) => <em>{chunks}</em>,
  });
}
