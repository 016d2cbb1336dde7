import { useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import { notFetched } from "../lib/page-not-fetched";

/** Says that something could not be opened where the portal cannot simply load itself again, and gives the way to do it. */
export function NotFetchedNotice() {
  const t = useTranslations("shell.notFetched");
  const outcome = useSyncExternalStore(notFetched.subscribe, notFetched.outcome);
  return (
    <div role="status" className="contents">
      {outcome === "writing" || outcome === "failed" ? (
        <p className="sticky top-0 z-20 border-b border-amber-line bg-amber-soft px-8 py-2 font-medium text-amber max-sm:px-4">
          {t(outcome)}{" "}
          <button type="button" className="min-h-6 underline" onClick={() => location.reload()}>
            {t("reload")}
          </button>
        </p>
      ) : null}
    </div>
  );
}
