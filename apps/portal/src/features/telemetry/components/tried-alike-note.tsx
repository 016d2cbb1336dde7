import type { AppRouter } from "@arraigo/api";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "use-intl";

export type TriedAlike = inferRouterOutputs<AppRouter>["telemetry"]["refused"]["tryAlike"];

/** What trying to mend a group found. */
export function TriedAlikeNote({ found }: { found: TriedAlike }) {
  const t = useTranslations("telemetry.alike");
  const why = useTranslations("telemetry.reasons");
  const em = (text: React.ReactNode) => <strong className="font-medium text-ink">{text}</strong>;
  return (
    <div className="grid gap-1 text-ink-2" role="status">
      <p>{t.rich("tried", { fresh: found.fresh, total: found.total, known: found.known, em })}</p>
      {found.firstRefused ? <p>{t("firstNot", { reason: why(found.firstRefused.reason) })}</p> : null}
      {found.refused > 0 ? <p>{t("staying", { count: found.refused })}</p> : null}
    </div>
  );
}
