import { PageSkeleton } from "@arraigo/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { Page } from "../../../lib/page";
import { paths } from "../../../lib/paths";
import { ProblemView } from "../../../lib/query-view";
import { usePathPart } from "../../../lib/search";
import { trpc } from "../../../lib/trpc";
import { CourseEditor } from "../components/course-editor";
import { draftFrom, newCourse } from "../draft-course";

export function NewCourseScreen() {
  return <CourseEditor start={newCourse} />;
}

/** Read once: what comes back while somebody writes must not overwrite what they wrote. */
export function EditCourseScreen() {
  const t = useTranslations("training");
  const courseId = usePathPart("courseId");
  const query = useQuery(trpc.training.courses.edit.queryOptions({ courseId }, { staleTime: 0, gcTime: 0 }));
  if (query.data && !query.isPlaceholderData)
    return <CourseEditor key={courseId} courseId={courseId} start={() => draftFrom(query.data)} />;
  return (
    <Page
      title={t("editor.edit")}
      crumbs={[{ label: t("courses.title"), to: paths.learn.courses }, { label: t("editor.edit") }]}
    >
      {query.error ? <ProblemView error={query.error} onRetry={() => void query.refetch()} /> : <PageSkeleton />}
    </Page>
  );
}
