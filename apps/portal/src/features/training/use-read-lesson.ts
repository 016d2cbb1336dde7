import { toast } from "@arraigo/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { queryClient, trpc } from "../../lib/trpc";
import { useProblemToast } from "../../lib/use-problem-toast";

/** Marks a lesson as read; says so only where it finished the course. */
export function useReadLesson() {
  const t = useTranslations("training.lesson");
  const onError = useProblemToast();
  return useMutation(
    trpc.training.learning.readLesson.mutationOptions({
      onError,
      onSuccess: ({ completed }) => {
        if (completed) toast({ title: t("finished") });
        return queryClient.invalidateQueries({ queryKey: trpc.training.learning.pathKey() });
      },
    }),
  );
}
