import { useTranslations } from "use-intl";

/** That somebody else changed it while one wrote, and what stands there now. What one wrote stays in its form. */
export function ChangedMeanwhile(props: { sentence: string | undefined; now: string }) {
  const t = useTranslations("crm.page");
  const form = useTranslations("crm.recordForm");
  return (
    <div role="alert" className="grid gap-1.5 rounded-2 border border-amber-line bg-amber-soft px-2.5 py-2 text-12">
      <p className="font-medium text-amber">{props.sentence ?? form("conflict")}</p>
      <p className="break-words">
        {t("standsNow")} <b className="font-medium">{props.now || form("empty")}</b>
      </p>
    </div>
  );
}
