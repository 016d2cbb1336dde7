import { Sheet } from "@arraigo/ui/sheet";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { AccountMenu } from "./account-menu";
import { JobBadge } from "./job-badge";
import { JobIcon } from "./job-icon";
import type { JobLink } from "./navigation";

interface MoreSheetProps {
  links: readonly JobLink[];
  onClose: () => void;
  onSearch: () => void;
  onKeys: () => void;
  onSay: (() => void) | undefined;
}

/** On phones: the areas that do not fit the bar, and what the sidebar has on a wide screen. */
export function MoreSheet(props: MoreSheetProps) {
  const t = useTranslations("shell");
  const common = useTranslations("common");
  const leaving = (next: () => void) => () => {
    props.onClose();
    next();
  };
  return (
    <Sheet open onOpenChange={(open) => !open && props.onClose()} side="bottom" title={t("more")}>
      <div className="grid gap-1">
        <button type="button" className={itemLook} onClick={leaving(props.onSearch)}>
          {t("palette.title")}
        </button>
        {props.links.map((link) => (
          <Link key={link.job} to={link.to} className={itemLook}>
            <JobIcon job={link.job} size={20} />
            {t(`jobs.${link.job}`)}
            <JobBadge job={link.job} />
          </Link>
        ))}
        {props.onSay ? (
          <button type="button" className={itemLook} onClick={leaving(props.onSay)}>
            {common("saySomething")}
          </button>
        ) : null}
        <div className="mt-2 border-t pt-2">
          <AccountMenu onKeys={leaving(props.onKeys)} />
        </div>
      </div>
    </Sheet>
  );
}

const itemLook =
  "flex min-h-11 items-center gap-3 rounded-control px-2 text-left text-14 font-medium text-ink hover:bg-hover";
