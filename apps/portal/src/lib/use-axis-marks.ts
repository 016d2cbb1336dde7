import type { AppRouter } from "@arraigo/api";
import type { ChartMark } from "@arraigo/ui/chart-marks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "use-intl";
import { useFormat } from "./format";
import { useCan } from "./session";
import { trpc } from "./trpc";

export type Annotation = inferRouterOutputs<AppRouter>["telemetry"]["annotations"]["list"]["annotations"][number];

interface Axis {
  /** Local days, both included; undefined where the axis has none. */
  from: string | undefined;
  until: string | undefined;
  /** Where on the axis a day stands; undefined where it does not. */
  place: (day: string) => number | undefined;
  /** Kinds the drawing shows by itself. */
  without?: readonly Annotation["kind"][];
  onOpen?: ((annotation: Annotation & { id: string }) => void) | undefined;
}

const dayMs = 86_400_000;

/** What stands on a time axis: go-lives, courses, messages, releases and what people wrote, as marks with their words. */
export function useAxisMarks({ from, until, place, without = [], onOpen }: Axis) {
  const t = useTranslations("common.axis");
  const format = useFormat();
  const can = useCan();
  const query = useQuery({
    ...trpc.telemetry.annotations.list.queryOptions({ from: from ?? "", until: until ?? "" }),
    enabled: from !== undefined && until !== undefined && can("telemetry.annotation.read"),
    placeholderData: keepPreviousData,
  });
  const said = ({ day, kind, label, of }: Annotation) =>
    [format.shortDate(day), t(`kind.${kind}`), of, label ?? (kind === "message" ? t("toUnit") : null)]
      .filter((part) => part !== null)
      .join(" · ");
  const marks = (query.data?.annotations ?? []).flatMap((annotation, index): ChartMark[] => {
    const at = place(annotation.day);
    const { id } = annotation;
    if (at === undefined || without.includes(annotation.kind)) return [];
    return [
      {
        key: id ?? `${annotation.day} ${annotation.kind} ${index}`,
        at,
        text: said(annotation),
        onOpen: id && query.data?.mayWrite && onOpen ? () => onOpen({ ...annotation, id }) : undefined,
      },
    ];
  });
  return { marks, label: t("label"), mayWrite: query.data?.mayWrite ?? false };
}

/**
 * Where a day stands among periods in a row: the index of its period, and how much of it is over. A week-end among workdays stands
 * between the two beside it.
 */
export function placeAmong(periods: readonly { start: string; end: string }[]): (day: string) => number | undefined {
  return (day) => {
    const index = periods.findIndex(({ start, end }) => day >= start && day <= end);
    const period = periods[index];
    if (!period) {
      const next = periods.findIndex(({ start }) => start > day);
      return next > 0 ? next : undefined;
    }
    const start = Date.parse(period.start);
    const length = Date.parse(period.end) + dayMs - start;
    return index + (Date.parse(day) - start + dayMs / 2) / length;
  };
}
