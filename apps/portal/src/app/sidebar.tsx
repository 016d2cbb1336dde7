import { Kbd } from "@arraigo/ui/kbd";
import { Logo } from "@arraigo/ui/logo";
import { cx } from "@arraigo/ui/plain/cx";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useWords, wordsAt } from "../lib/messages";
import { paths } from "../lib/paths";
import { AccountMenu } from "./account-menu";
import { JobBadge } from "./job-badge";
import { JobIcon } from "./job-icon";
import type { JobLink } from "./navigation";

interface SidebarProps {
  links: readonly JobLink[];
  current: string | undefined;
  path: string;
  onSearch: () => void;
  onKeys: () => void;
}

/** The areas by job, from the manifests and the person's permissions. Wide screens only; phones have the bottom bar. */
export function Sidebar(props: SidebarProps) {
  const t = useTranslations("shell");
  return (
    <header data-print="hide" className="border-r bg-sunken max-md:hidden">
      <div className="sticky top-0 flex h-dvh flex-col gap-3.5 overflow-y-auto px-2.5 py-3.5">
        <Link to={paths.today} className="rounded-control px-2 py-0.5">
          <Logo />
        </Link>
        <button
          type="button"
          onClick={props.onSearch}
          aria-keyshortcuts="Meta+K Control+K"
          className="flex items-center justify-between rounded-control border bg-surface px-2 py-[5px] text-left text-ink-3 hover:border-hairline-strong"
        >
          {t("search")}
          <Kbd>{isApple() ? "⌘K" : "Ctrl K"}</Kbd>
        </button>
        <nav aria-label={t("navigation")} className="grid gap-px">
          {props.links.map((link) => (
            <SidebarJob key={link.job} link={link} open={link.job === props.current} path={props.path} />
          ))}
        </nav>
        <AccountMenu onKeys={props.onKeys} />
      </div>
    </header>
  );
}

function SidebarJob(props: { link: JobLink; open: boolean; path: string }) {
  const t = useTranslations("shell");
  const words = useWords();
  const { link, open } = props;
  const named = open && link.pages.length > 1 ? link.pages.filter((page) => wordsAt(words, page.label)) : [];
  return (
    <>
      <Link
        to={link.to}
        activeOptions={{ exact: true }}
        aria-current={open ? "page" : undefined}
        className={cx(
          "flex h-[30px] items-center gap-[9px] rounded-[7px] px-2 font-medium",
          open ? "bg-surface text-ink inset-hairline" : "text-ink-2 hover:bg-hover hover:text-ink",
        )}
      >
        <JobIcon job={link.job} />
        {t(`jobs.${link.job}`)}
        <JobBadge job={link.job} />
      </Link>
      {named.map((page) => (
        <Link
          key={page.to}
          to={page.to}
          activeOptions={{ exact: true }}
          aria-current={props.path === page.to ? "page" : undefined}
          className="ml-[25px] flex h-7 items-center rounded-[7px] px-2 text-ink-2 hover:bg-hover hover:text-ink aria-[current=page]:font-medium aria-[current=page]:text-ink"
        >
          {wordsAt(words, page.label)}
        </Link>
      ))}
    </>
  );
}

function isApple(): boolean {
  return /Mac|iPhone|iPad/u.test(navigator.userAgent);
}
