import { Button } from "@arraigo/ui/button";
import { PageHeader } from "@arraigo/ui/page-header";
import { cx } from "@arraigo/ui/plain/cx";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useShell } from "./shell-context";

export interface Crumb {
  label: string;
  /** Absent on the last one: that is where we are. */
  to?: string;
}

interface PageProps {
  /** For the window's title, plain: "Accounts". */
  title: string;
  crumbs?: readonly Crumb[];
  /** The opening sentence, its one clause in `<em>`. The title stands in when no sentence can be computed honestly. */
  sentence?: ReactNode;
  sub?: ReactNode;
  /** Small, after the crumbs: the date, a tag. */
  aside?: ReactNode;
  actions?: ReactNode;
  /** Tables may use the whole width; text pages stay narrow. */
  wide?: boolean;
  children?: ReactNode;
}

/** The frame of every screen: crumbs and actions, the sentence, then what the screen is about. */
export function Page(props: PageProps) {
  const t = useTranslations("common");
  const shell = useShell();
  const crumbs = props.crumbs ?? [{ label: props.title }];
  return (
    <div className={cx("mx-auto w-full pb-10", props.wide ? "max-w-none" : "max-w-[1248px]")}>
      <title>{`${props.title} · Arraigo`}</title>
      <PageHeader
        sentence={props.sentence ?? props.title}
        sub={props.sub}
        crumbs={
          <nav aria-label={t("youAreHere")} className="flex min-w-0 items-center gap-2">
            {crumbs.map((crumb, index) => (
              <span key={crumb.to ?? "here"} className="flex min-w-0 items-center gap-2">
                {index > 0 ? <span aria-hidden="true">/</span> : null}
                {crumb.to ? (
                  <Link to={crumb.to} className="truncate rounded-1 hover:text-ink">
                    {crumb.label}
                  </Link>
                ) : (
                  <span aria-current="page" className="truncate font-medium text-ink">
                    {crumb.label}
                  </span>
                )}
              </span>
            ))}
            {props.aside}
          </nav>
        }
        actions={
          shell.openSay || props.actions ? (
            <>
              {shell.openSay ? (
                <Button kind="ghost" hint="F" onClick={shell.openSay} className="max-sm:hidden">
                  {t("saySomething")}
                </Button>
              ) : null}
              {props.actions}
            </>
          ) : undefined
        }
      />
      {props.children ? <div className="mt-[22px] grid grid-cols-[minmax(0,1fr)] gap-gap">{props.children}</div> : null}
    </div>
  );
}

interface TwoColumnsProps {
  main: ReactNode;
  side: ReactNode;
  /** Both end together: for one card a column. */
  even?: boolean;
}

/** A wide and a narrow column; one below 1,120 px. */
export function TwoColumns(props: TwoColumnsProps) {
  return (
    <div
      className={cx(
        "grid gap-gap lg:grid-cols-[minmax(0,1.72fr)_minmax(0,1fr)]",
        props.even ? undefined : "items-start",
      )}
    >
      <div className="grid min-w-0 gap-gap">{props.main}</div>
      <div className="grid min-w-0 gap-gap">{props.side}</div>
    </div>
  );
}
