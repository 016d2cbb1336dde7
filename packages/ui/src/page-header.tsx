import type { ReactNode } from "react";

interface PageHeaderProps {
  /** The sentence: the state of things in the reader's words, computed from the rows. Mark its one clause with `<em>`. */
  sentence: ReactNode;
  sub?: ReactNode;
  /** The row above: crumbs at the left, actions at the right. */
  crumbs?: ReactNode;
  actions?: ReactNode;
}

/** A page opens with a sentence, not with tiles. */
export function PageHeader(props: PageHeaderProps) {
  return (
    <header>
      <div className="flex min-h-[52px] flex-wrap items-center gap-x-2 gap-y-1 py-2 text-ink-3" data-print="hide">
        {props.crumbs}
        {props.actions ? <div className="ml-auto flex flex-wrap items-center gap-2">{props.actions}</div> : null}
      </div>
      <h1 className="max-w-[860px] text-26 font-semibold text-balance max-sm:text-[1.3125rem] max-sm:leading-7 [&_em]:text-brand [&_em]:not-italic">
        {props.sentence}
      </h1>
      {props.sub ? <p className="figures mt-1.5 max-w-[820px] text-14 text-ink-2">{props.sub}</p> : null}
    </header>
  );
}
