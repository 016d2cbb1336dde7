import { linkButtonLook } from "@arraigo/ui/link-button";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { paths } from "../lib/paths";

export function NotFoundScreen() {
  const t = useTranslations("shell.notFound");
  const common = useTranslations("common");
  return (
    <div className="mx-auto max-w-[1248px] px-4 py-10">
      <title>{`${t("title")} · Arraigo`}</title>
      <h1 className="text-26 font-semibold">{t("sentence")}</h1>
      <p className="mt-1.5 mb-5 text-14 text-ink-2">
        {t("title")}. {t("why")}
      </p>
      <Link to={paths.today} className={linkButtonLook("primary")}>
        {common("backToToday")}
      </Link>
    </div>
  );
}
