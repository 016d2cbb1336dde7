import { ErrorState } from "@arraigo/ui/error-state";
import { useRouter } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { isPageNotFetched } from "../lib/page-not-fetched";
import { problemOf } from "../lib/problem";

/** A page that threw. The shell around it, if any, keeps working. */
export function CrashScreen(props: { error: unknown; reset?: () => void }) {
  const t = useTranslations("shell.crash");
  const common = useTranslations("common");
  const router = useRouter();
  const problem = problemOf(props.error);
  const said = useTranslations("shell.notFetched");
  const notFetched = isPageNotFetched(props.error);
  return (
    <div className="mx-auto max-w-[1248px] px-4 py-10">
      <h1 className="mb-5 text-26 font-semibold">{t("sentence")}</h1>
      <ErrorState
        title={t("title")}
        detail={
          notFetched && navigator.onLine
            ? said("failed")
            : notFetched || problem.kind === "notReached"
              ? common("notReached")
              : problem.message
        }
        safe={t("safe")}
        reference={problem.reference}
        onRetry={() => {
          if (notFetched) return location.reload();
          props.reset?.();
          void router.invalidate();
        }}
      />
    </div>
  );
}
