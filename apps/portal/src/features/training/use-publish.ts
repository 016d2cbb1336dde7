import { toast } from "@arraigo/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { queryClient, trpc } from "../../lib/trpc";
import { useProblemToast } from "../../lib/use-problem-toast";

/** Publishes a course or takes it back to draft, each with the other as its undo. */
export function usePublish(): (courseId: string, published: boolean) => void {
  const t = useTranslations("training.courses");
  const onError = useProblemToast();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: trpc.training.pathKey() });
  const publish = useMutation(trpc.training.courses.publish.mutationOptions({ onError, onSettled }));
  const unpublish = useMutation(trpc.training.courses.unpublish.mutationOptions({ onError, onSettled }));
  const change = (courseId: string, published: boolean, undo?: () => void) =>
    (published ? publish : unpublish).mutate(
      { courseId },
      { onSuccess: () => toast({ title: t(published ? "publishDone" : "unpublishDone"), undo }) },
    );
  return (courseId, published) => change(courseId, published, () => change(courseId, !published));
}
