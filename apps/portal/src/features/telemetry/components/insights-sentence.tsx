import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../../lib/trpc";
import { movedMost } from "../moved-most";
import { useDashboard, useFigures } from "../use-dashboard";
import { useMeasureWords } from "../use-measure-words";

const em = (chunks: ReactNode) => <em>{chunks}</em>;

/** Which number of the dashboard moved most, or that none moved much; until one is known, what the page is. */
export function DashboardSentence() {
  const t = useTranslations("telemetry.insights");
  const words = useMeasureWords();
  const { tiles } = useDashboard();
  const most = movedMost(tiles, useFigures(tiles).data ?? []);
  if (!most) return t.rich("sentence.dashboard", { em });
  if (most === "little") return t.rich("sentence.little", { em });
  const { key, unit, value, before } = most.measure;
  return t.rich("sentence.moved", {
    name: most.name,
    value: words.value(value, unit),
    measure: words.name(key),
    before: words.value(before, unit),
    em,
  });
}

/** How many questions are kept under a name, and how many of them others may open. */
export function SavedSentence() {
  const t = useTranslations("telemetry.insights");
  const { data } = useQuery(trpc.telemetry.insights.list.queryOptions());
  if (!data || data.length === 0) return t.rich("sentence.saved", { em });
  const shared = data.filter(({ sharedRoles }) => sharedRoles.length > 0).length;
  return t.rich("sentence.kept", { count: data.length, shared, em });
}

/** How many lines are crossed. */
export function AlertsSentence() {
  const t = useTranslations("telemetry.insights");
  const { data } = useQuery(trpc.telemetry.alerts.list.queryOptions());
  if (!data || data.length === 0) return t.rich("sentence.alerts", { em });
  const crossed = data.filter(({ crossedIn, pausedAt }) => crossedIn !== null && pausedAt === null).length;
  return t.rich("sentence.crossed", { count: String(data.length), crossed, em });
}
