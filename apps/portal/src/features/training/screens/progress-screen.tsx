import { Card } from "@arraigo/ui/card";
import { NothingYet } from "@arraigo/ui/empty-state";
import { Field } from "@arraigo/ui/field";
import { ProgressBar } from "@arraigo/ui/progress-bar";
import { Select } from "@arraigo/ui/select";
import { TableSkeleton } from "@arraigo/ui/skeleton";
import { Table } from "@arraigo/ui/table";
import { skipToken, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { Page } from "../../../lib/page";
import { paths } from "../../../lib/paths";
import { QueryView } from "../../../lib/query-view";
import { useSearchState } from "../../../lib/search";
import { trpc } from "../../../lib/trpc";
import { inTreeOrder, type UnitRow } from "../in-tree-order";
import { progressSearch } from "../progress-search";

const em = (chunks: ReactNode) => <em>{chunks}</em>;

/** How far the organisation is with a course, unit by unit, under the disclosure rule. */
export function ProgressScreen() {
  const t = useTranslations("training");
  const [search, change] = useSearchState(progressSearch);
  const courses = useQuery(trpc.training.progress.courses.queryOptions());
  const courseId =
    courses.data?.find((course) => course.courseId === search.course)?.courseId ?? courses.data?.[0]?.courseId;
  const units = useQuery(trpc.training.progress.units.queryOptions(courseId ? { courseId } : skipToken));
  return (
    <Page
      title={t("progress.title")}
      crumbs={[{ label: t("title"), to: paths.learn.mine }, { label: t("progress.title") }]}
      sentence={units.data ? <Sentence figures={units.data} /> : undefined}
    >
      <QueryView query={courses} loading={<TableSkeleton />}>
        {(list) =>
          list.length === 0 ? (
            <NothingYet title={t("progress.emptyTitle")}>{t("progress.empty")}</NothingYet>
          ) : (
            <>
              {list.length > 1 ? (
                <Field label={t("progress.course")} className="max-w-80">
                  <Select value={courseId} onChange={(event) => change({ course: event.currentTarget.value })}>
                    {list.map((course) => (
                      <option key={course.courseId} value={course.courseId}>
                        {course.title}
                      </option>
                    ))}
                  </Select>
                </Field>
              ) : null}
              <QueryView query={units} loading={<TableSkeleton />}>
                {(data) => (data.units.length === 0 ? null : <Units units={data.units} size={data.groupSizeMin} />)}
              </QueryView>
            </>
          )
        }
      </QueryView>
    </Page>
  );
}

interface Figures {
  title: string;
  total: { assigned: number; completed: number } | { suppressed: string };
}

function Sentence({ figures: { title, total } }: { figures: Figures }) {
  const t = useTranslations("training.progress");
  if ("suppressed" in total) return t("hidden", { course: title });
  if (total.assigned === 0) return t.rich("nobody", { course: title, em });
  return t.rich("sentence", { completed: total.completed, assigned: total.assigned, course: title, em });
}

function Units({ units, size }: { units: readonly UnitRow[]; size: number }) {
  const t = useTranslations("training.progress");
  const format = useFormat();
  const figure = (row: UnitRow, value: (figure: Exclude<UnitRow["figure"], { suppressed: string }>) => ReactNode) =>
    "suppressed" in row.figure ? "–" : value(row.figure);
  return (
    <Card title={t("byUnit")} foot={t("note", { size })} flush>
      <Table
        plain
        caption={t("byUnit")}
        rows={inTreeOrder(units)}
        rowKey={(row) => row.unitId ?? "none"}
        columns={[
          {
            key: "unit",
            header: t("unit"),
            rowHeader: true,
            cell: (row) => (
              <span style={{ paddingLeft: `${row.depth * 16}px` }}>{row.unitId ? row.name : t("noUnit")}</span>
            ),
          },
          {
            key: "share",
            header: t("share"),
            width: "30%",
            cell: (row) =>
              "suppressed" in row.figure ? (
                <span className="hatched inline-block rounded-1 px-2 text-12 text-ink-3">
                  {row.figure.suppressed === "small" ? t("small", { size }) : t("complement")}
                </span>
              ) : (
                <span className="flex items-center gap-2.5">
                  <ProgressBar
                    value={row.figure.completed / row.figure.assigned}
                    label={row.name || t("noUnit")}
                    thin
                  />
                  <span className="figures w-11 shrink-0 text-right">
                    {format.percent(row.figure.completed / row.figure.assigned)}
                  </span>
                </span>
              ),
          },
          {
            key: "done",
            header: t("completed"),
            align: "end",
            cell: (row) => figure(row, (f) => format.count(f.completed)),
          },
          {
            key: "asked",
            header: t("assigned"),
            align: "end",
            cell: (row) => figure(row, (f) => format.count(f.assigned)),
          },
          {
            key: "late",
            header: t("overdue"),
            align: "end",
            cell: (row) => figure(row, (f) => format.count(f.overdue)),
          },
        ]}
      />
    </Card>
  );
}
