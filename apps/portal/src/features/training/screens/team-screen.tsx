import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { HiddenToProtect, NothingYet } from "@arraigo/ui/empty-state";
import { TableSkeleton } from "@arraigo/ui/skeleton";
import { Table } from "@arraigo/ui/table";
import { Tag } from "@arraigo/ui/tag";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { Page } from "../../../lib/page";
import { paths } from "../../../lib/paths";
import { QueryView } from "../../../lib/query-view";
import { useCan } from "../../../lib/session";
import { trpc } from "../../../lib/trpc";
import { AssignSheet } from "../components/assign-sheet";

const em = (chunks: ReactNode) => <em>{chunks}</em>;
const tones = { done: "brand", overdue: "amber", begun: "neutral", not_begun: "neutral" } as const;

/** A manager's own team: who finished what they were asked to take. No scores. */
export function TeamScreen() {
  const t = useTranslations("training");
  const can = useCan();
  const query = useQuery(trpc.training.progress.team.queryOptions());
  const [assigning, setAssigning] = useState(false);
  const assign = can("training.course.assign") ? (
    <Button kind="primary" onClick={() => setAssigning(true)}>
      {t("team.assign")}
    </Button>
  ) : undefined;
  return (
    <Page
      title={t("team.title")}
      crumbs={[{ label: t("title"), to: paths.learn.mine }, { label: t("team.title") }]}
      sentence={<Sentence />}
      sub={t("team.sub")}
      actions={assign}
    >
      <QueryView query={query} loading={<TableSkeleton />}>
        {(team) =>
          team.shown === "together" ? (
            <Together team={team} />
          ) : team.people.length === 0 ? (
            <NothingYet title={t("team.emptyTitle")}>{t("team.empty")}</NothingYet>
          ) : (
            <ByName people={team.people} />
          )
        }
      </QueryView>
      {assigning ? <AssignSheet onClose={() => setAssigning(false)} /> : null}
    </Page>
  );
}

function Sentence() {
  const t = useTranslations("training.team");
  const { data } = useQuery(trpc.training.progress.team.queryOptions());
  if (data?.shown === "together") return t("council");
  if (!data || data.people.length === 0) return t("title");
  const all = data.people.length;
  const done = data.people.filter(({ courses }) => courses.every(({ state }) => state === "done")).length;
  const late = data.people.filter(({ courses }) => courses.some(({ state }) => state === "overdue")).length;
  return late > 0 ? t.rich("late", { late, done, all, em }) : t.rich("sentence", { done, all, em });
}

interface Person {
  personId: string;
  name: string;
  courses: { courseId: string; title: string; state: keyof typeof tones; dueOn: string | null }[];
}

function ByName({ people }: { people: readonly Person[] }) {
  const t = useTranslations("training");
  const format = useFormat();
  const rows = people.flatMap(({ courses, ...person }) => courses.map((course) => ({ ...person, ...course })));
  return (
    <Table
      caption={t("team.title")}
      rows={rows}
      rowKey={(row) => `${row.personId}${row.courseId}`}
      columns={[
        { key: "person", header: t("team.person"), rowHeader: true, cell: (row) => row.name },
        { key: "course", header: t("courses.name"), cell: (row) => row.title },
        {
          key: "state",
          header: t("courses.state"),
          cell: (row) => <Tag tone={tones[row.state]}>{t(`team.states.${row.state}`)}</Tag>,
        },
        {
          key: "due",
          header: t("assign.due"),
          align: "end",
          cell: (row) => (row.dueOn ? format.date(row.dueOn) : "–"),
        },
      ]}
    />
  );
}

interface TogetherProps {
  team: {
    groupSizeMin: number;
    courses: {
      courseId: string;
      title: string;
      figure: { assigned: number; completed: number; overdue: number } | { suppressed: string };
    }[];
  };
}

function Together({ team }: TogetherProps) {
  const t = useTranslations("training.team");
  if (team.courses.length === 0) return <NothingYet title={t("emptyTitle")}>{t("empty")}</NothingYet>;
  return team.courses.map(({ courseId, title, figure }) => (
    <Card key={courseId} title={title}>
      {"suppressed" in figure ? (
        <HiddenToProtect title={t("hiddenTitle")}>{t("hidden", { size: team.groupSizeMin })}</HiddenToProtect>
      ) : (
        <p className="figures text-14">{t("figure", figure)}</p>
      )}
    </Card>
  ));
}
