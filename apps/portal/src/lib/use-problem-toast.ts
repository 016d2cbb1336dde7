import { toast } from "@arraigo/ui/toast";
import { useTranslations } from "use-intl";
import { problemOf } from "./problem";

/** For a mutation's `onError`: says why it did not work, in the server's words, with the number to quote. */
export function useProblemToast(): (error: unknown) => void {
  const t = useTranslations("common");
  return (error) => {
    const problem = problemOf(error);
    const why = problem.message ?? (problem.kind === "notReached" ? t("notReached") : t("unexpected"));
    toast({
      tone: "failed",
      title: t("couldNot"),
      description: problem.reference ? `${why} ${t("reference")} ${problem.reference}` : why,
    });
  };
}
