import { toast } from "@arraigo/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useRef } from "react";
import { useTranslations } from "use-intl";
import { paths } from "../../lib/paths";
import { queryClient, trpc } from "../../lib/trpc";
import { useProblemToast } from "../../lib/use-problem-toast";
import { contentOf, type DraftCourse } from "./draft-course";

/** Saves what is written: a new course as a draft, an existing one as it is; then back to the list. */
export function useSaveCourse(courseId: string | undefined) {
  const t = useTranslations("training.editor");
  const navigate = useNavigate();
  const onError = useProblemToast();
  const submissionKey = useRef(crypto.randomUUID());
  const onSuccess = async () => {
    toast({ title: t(courseId ? "saved" : "savedDraft") });
    await queryClient.invalidateQueries({ queryKey: trpc.training.pathKey() });
    await navigate({ to: paths.learn.courses });
  };
  const create = useMutation(trpc.training.courses.create.mutationOptions({ onError, onSuccess }));
  const update = useMutation(trpc.training.courses.update.mutationOptions({ onError, onSuccess }));
  return {
    busy: create.isPending || update.isPending,
    save: (draft: DraftCourse) =>
      courseId
        ? update.mutate({ courseId, ...contentOf(draft) })
        : create.mutate({ submissionKey: submissionKey.current, ...contentOf(draft) }),
  };
}
