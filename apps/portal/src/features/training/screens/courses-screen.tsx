import { Button } from "@arraigo/ui/button";
import { NothingYet } from "@arraigo/ui/empty-state";
import { linkButtonLook } from "@arraigo/ui/link-button";
import { TableSkeleton } from "@arraigo/ui/skeleton";
import { Table } from "@arraigo/ui/table";
import { Tag } from "@arraigo/ui/tag";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { Page } from "../../../lib/page";
import { paths } from "../../../lib/paths";
import { QueryView } from "../../../lib/query-view";
import { useCan } from "../../../lib/session";
import { trpc } from "../../../lib/trpc";
import { AssignSheet } from "../components/assign-sheet";
import { usePublish } from "../use-publish";

const em = (chunks: ReactNode) => <em>{chunks}</em>;

/** Every course for its authors: drafts too, to edit, publish and assign. */
export function CoursesScreen() {
  const t = useTranslations("training");
  const format = useFormat();
  const can = useCan();
  const publish = usePublish();
  const query = useQuery(trpc.training.courses.list.queryOptions());
  const [assigned, setAssigned] = useState<string>();
  const all = query.data?.length ?? 0;
  const published = query.data?.filter((course) => course.published).length ?? 0;
  const create = (
    <Link to={paths.learn.newCourse} className={linkButtonLook("primary")}>
      {t("courses.new")}
    </Link>
  );
  return (
    <Page
      title={t("courses.title")}
      crumbs={[{ label: t("title"), to: paths.learn.mine }, { label: t("courses.title") }]}
      sentence={all > 0 ? t.rich("courses.sentence", { published, all, em }) : undefined}
      actions={create}
    >
      <QueryView query={query} loading={<TableSkeleton />}>
        {(courses) =>
          courses.length === 0 ? (
            <NothingYet title={t("courses.emptyTitle")}>{t("courses.empty")}</NothingYet>
          ) : (
            <Table
              caption={t("courses.title")}
              rows={courses}
              rowKey={(course) => course.courseId}
              columns={[
                {
                  key: "course",
                  header: t("courses.name"),
                  rowHeader: true,
                  cell: (course) => (
                    <Link to={paths.learn.editCourse(course.courseId)} className="rounded-1 hover:text-brand">
                      {course.title}
                    </Link>
                  ),
                },
                {
                  key: "state",
                  header: t("courses.state"),
                  cell: (course) => (
                    <Tag tone={course.published ? "brand" : "neutral"}>
                      {t(course.published ? "courses.published" : "courses.draft")}
                    </Tag>
                  ),
                },
                { key: "content", header: t("courses.content"), cell: (course) => t("courses.contentOf", course) },
                { key: "languages", header: t("courses.languages"), cell: (course) => course.languages.join(", ") },
                { key: "changed", header: t("courses.changed"), cell: (course) => format.date(course.updatedAt) },
                {
                  key: "acts",
                  header: "",
                  action: true,
                  align: "end",
                  cell: (course) => (
                    <span className="flex flex-wrap justify-end gap-1.5 max-sm:justify-start">
                      {course.published && can("training.course.assign") ? (
                        <Button size="small" onClick={() => setAssigned(course.courseId)}>
                          {t("courses.assign")}
                        </Button>
                      ) : null}
                      <Button size="small" kind="ghost" onClick={() => publish(course.courseId, !course.published)}>
                        {t(course.published ? "courses.unpublish" : "courses.publish")}
                      </Button>
                    </span>
                  ),
                },
              ]}
            />
          )
        }
      </QueryView>
      {assigned ? <AssignSheet courseId={assigned} onClose={() => setAssigned(undefined)} /> : null}
    </Page>
  );
}
