import { type ReactNode, useId } from "react";
import { cx } from "./cx";

interface CardProps {
  title?: ReactNode;
  /** One computed sentence under the title. */
  take?: ReactNode;
  actions?: ReactNode;
  foot?: ReactNode;
  children?: ReactNode;
  className?: string;
  /** No inner padding around the children: for tables and lists that reach the edge. */
  flush?: boolean;
  headingLevel?: 2 | 3;
}

/** One subject on white, with one hairline. A titled card is a region with its title as name. */
export function Card(props: CardProps) {
  const titleId = useId();
  const Heading = props.headingLevel === 3 ? "h3" : "h2";
  return (
    <section
      aria-labelledby={props.title ? titleId : undefined}
      className={cx(
        "min-w-0 rounded-3 border bg-surface",
        props.flush ? "overflow-hidden" : "px-[18px] py-4 max-sm:px-4",
        props.className,
      )}
    >
      {props.title ? (
        <header
          className={cx(
            "mb-1 flex flex-wrap items-center gap-x-2.5 gap-y-1.5",
            props.flush && "px-[18px] pt-4 max-sm:px-4",
          )}
        >
          <Heading id={titleId} className="text-14 font-semibold tracking-[-0.006em]">
            {props.title}
          </Heading>
          {props.actions ? <div className="ml-auto flex flex-wrap items-center gap-1.5">{props.actions}</div> : null}
        </header>
      ) : null}
      {props.take ? (
        <p className={cx("mb-3 max-w-[640px] text-ink-2", props.flush && "px-[18px] max-sm:px-4")}>{props.take}</p>
      ) : null}
      {props.children}
      {props.foot ? (
        <footer
          className={cx(
            "mt-2.5 flex flex-wrap items-center gap-x-4 gap-y-1 text-12 text-ink-3",
            props.flush && "px-[18px] pb-4 max-sm:px-4",
          )}
        >
          {props.foot}
        </footer>
      ) : null}
    </section>
  );
}
