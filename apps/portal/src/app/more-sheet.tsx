import { cx } from "@arraigo/ui/plain/cx";
import { Sheet } from "@arraigo/ui/sheet";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useWords, wordsAt } from "../lib/messages";
import { AccountMenu } from "./account-menu";
import { JobBadge } from "./job-badge";
import { JobIcon } from "./job-icon";
import type { JobLink } from "./navigation";

interface MoreSheetProps {
  links: readonly JobLink[];
  /** What the bar itself leads to; only what lies below it is listed here. */
  inBar: readonly JobLink[];
  path: string;
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
    <Sheet
      open
      onOpenChange={(open) => !open && props.onClose()}
      side="bottom"
      title={t("more")}
      footer={
        <div className="w-full">
          <AccountMenu onKeys={leaving(props.onKeys)} />
        </div>
      }
    >
      <div className="grid gap-1">
        <button type="button" className={itemLook} onClick={leaving(props.onSearch)}>
          {t("palette.title")}
        </button>
        <nav aria-label={t("navigation")} className="grid gap-1">
          {props.links.map((link) => (
            <MoreJob key={link.job} link={link} isInBar={props.inBar.includes(link)} path={props.path} />
          ))}
        </nav>
        {props.onSay ? (
          <button type="button" className={itemLook} onClick={leaving(props.onSay)}>
            {common("saySomething")}
          </button>
        ) : null}
      </div>
    </Sheet>
  );
}

/** An area and every page in it that the person may see, as the sidebar has them on a wide screen. */
function MoreJob(props: { link: JobLink; isInBar: boolean; path: string }) {
  const t = useTranslations("shell");
  const words = useWords();
  const { link } = props;
  const named = link.pages.length > 1 ? link.pages.filter((page) => wordsAt(words, page.label)) : [];
  if (props.isInBar && named.length === 0) return null;
  return (
    <>
      <Link to={link.to} className={itemLook}>
        <JobIcon job={link.job} size={20} />
        {t(`jobs.${link.job}`)}
        <JobBadge job={link.job} />
      </Link>
      {named.length > 0 ? (
        <div className="grid grid-cols-2 gap-x-2 ml-[25px]">
          {named.map((page) => (
            <Link
              key={page.to}
              to={page.to}
              aria-current={props.path === page.to ? "page" : undefined}
              className={cx(pageLook, props.path === page.to ? "font-medium text-ink" : "text-ink-2")}
            >
              {wordsAt(words, page.label)}
            </Link>
          ))}
        </div>
      ) : null}
    </>
  );
}

const pageLook = "flex min-h-11 items-center rounded-control px-2 hover:bg-hover";
const itemLook =
  "flex min-h-11 items-center gap-3 rounded-control px-2 text-left text-14 font-medium text-ink hover:bg-hover";
