import { linkButtonLook } from "@arraigo/ui/link-button";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { paths } from "../../../lib/paths";

/** To where questions are asked: what there is to do where nothing is kept yet. */
export function AskLink() {
  const t = useTranslations("telemetry.insights");
  return (
    <Link to={paths.adoption.usage} className={linkButtonLook()}>
      {t("ask")}
    </Link>
  );
}
