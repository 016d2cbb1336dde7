import { toast } from "@arraigo/ui/toast";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { trpc } from "../../lib/trpc";
import { useProblemToast } from "../../lib/use-problem-toast";

type Saved = "rollout" | "wave" | "behaviour" | "plan";

/** After a save: reads again what changed, says so, and offers the way back where there was a before. */
export function useSaved(): (what: Saved, takeBack?: () => Promise<unknown>) => void {
  const t = useTranslations("change.saved");
  const queryClient = useQueryClient();
  const say = useProblemToast();
  const readAgain = () => void queryClient.invalidateQueries(trpc.change.pathFilter());
  return (what, takeBack) => {
    readAgain();
    toast({
      title: t(what),
      undo: takeBack
        ? () =>
            void takeBack().then(() => {
              readAgain();
              toast({ title: t("takenBack") });
            }, say)
        : undefined,
    });
  };
}
