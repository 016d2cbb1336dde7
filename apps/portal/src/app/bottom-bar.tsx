import { cx } from "@arraigo/ui/plain/cx";
import { Link } from "@tanstack/react-router";
import { lazy, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { Fetched } from "../lib/fetched";
import { JobBadge } from "./job-badge";
import { JobIcon } from "./job-icon";
import type { JobLink } from "./navigation";

const MoreSheet = lazy(() => import("./more-sheet").then((file) => ({ default: file.MoreSheet })));

interface BottomBarProps {
  links: readonly JobLink[];
  current: string | undefined;
  path: string;
  onSearch: () => void;
  onKeys: () => void;
  onSay: (() => void) | undefined;
}

/** The areas under the thumb: as many as fit, the rest in More. */
export function BottomBar(props: BottomBarProps) {
  const t = useTranslations("shell");
  const [open, setOpen] = useState(false);
  const shown = props.links.slice(0, 4);
  const rest = props.links.slice(4);
  useEffect(() => setOpen(false), [props.path]);
  return (
    <nav
      aria-label={t("navigation")}
      data-print="hide"
      className="fixed inset-x-0 bottom-0 z-30 grid auto-cols-fr grid-flow-col border-t bg-surface pb-[env(safe-area-inset-bottom)] text-11 font-medium md:hidden"
    >
      {shown.map((link) => (
        <Link
          key={link.job}
          to={link.to}
          aria-current={link.job === props.current ? "page" : undefined}
          className={cx(barItem, link.job === props.current ? "text-brand" : "text-ink-3")}
        >
          <JobIcon job={link.job} size={20} />
          <span className="max-w-full truncate px-0.5">{t(`jobs.${link.job}`)}</span>
          <JobBadge job={link.job} dot />
        </Link>
      ))}
      <button
        type="button"
        onClick={() => setOpen(true)}
        aria-haspopup="dialog"
        aria-expanded={open}
        className={cx(barItem, rest.some((link) => link.job === props.current) ? "text-brand" : "text-ink-3")}
      >
        <JobIcon job="more" size={20} />
        {t("more")}
      </button>
      {open ? (
        <Fetched>
          <MoreSheet
            links={props.links}
            inBar={shown}
            path={props.path}
            onClose={() => setOpen(false)}
            onSearch={props.onSearch}
            onKeys={props.onKeys}
            onSay={props.onSay}
          />
        </Fetched>
      ) : null}
    </nav>
  );
}

const barItem = "relative flex min-h-[58px] min-w-0 flex-col items-center justify-center gap-[3px]";
