import { Button } from "@arraigo/ui/button";
import { Link } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { listOf } from "../../list-of";
import { writeConditions } from "../record-list/conditions";
import { relatedShown } from "./related-shown";

interface RelatedSectionProps<Row> {
  title: string;
  rows: readonly Row[];
  /** All of them in another order than the first few: a tree. */
  tree?: readonly Row[];
  row: (row: Row, whole: boolean) => ReactNode;
  keyOf: (row: Row) => string;
  /** The list that holds them all, and how many of the first rows are in it; absent, the rest is shown in its place. */
  list?: { type: keyof typeof listOf; field: string; id: string; count?: number } | undefined;
  /** Adds one that belongs here. */
  onNew?: (() => void) | undefined;
  newLabel?: string | undefined;
  actions?: ReactNode;
  /** Below all the rows, and where the screen has room: what they come to. */
  foot?: ReactNode;
  /** The server says no more than so many. */
  max?: number;
}

/** One kind of what belongs to a record: how many, the first few, and all of them with one press. */
export function RelatedSection<Row>(props: RelatedSectionProps<Row>) {
  const t = useTranslations("crm.related");
  const titleId = useId();
  const [whole, setWhole] = useState(false);
  const few = relatedShown();
  const all = props.tree ?? props.rows;
  const count = all.length;
  const listed = props.list ? (props.list.count ?? count) : 0;
  const rows = whole ? all : props.rows.slice(0, few);
  const unlisted = count > few && listed < count;
  const toggles = unlisted && listed === 0;
  const counted = count > 0 && listed <= few && !toggles;
  const open = props.max !== undefined && listed >= props.max ? t("all") : t("allOf", { count: listed });
  if (count === 0 && !props.onNew && !props.actions) return null;
  return (
    <section aria-labelledby={titleId} className="border-t py-1.5 first:border-0">
      <header className="flex min-h-7 items-center gap-2">
        <h2 id={titleId} className="min-w-0 truncate text-13 font-semibold">
          {props.title}
          {counted ? <span className="figures ml-1.5 font-normal text-ink-3">{count}</span> : null}
        </h2>
        <span className="ml-auto flex shrink-0 items-center gap-1">
          {props.list && listed > few ? (
            <Link
              to={listOf[props.list.type]}
              search={{
                owner: "all",
                where: writeConditions([{ field: props.list.field, op: "is", value: props.list.id }]),
              }}
              aria-label={t("allLabel", { what: props.title, all: open })}
              className="figures rounded-1 text-12 text-ink-2 no-underline hover:underline"
            >
              {open}
            </Link>
          ) : null}
          {toggles ? (
            <Button
              kind="ghost"
              size="small"
              className={props.actions ? undefined : "-mr-2"}
              onClick={() => setWhole((before) => !before)}
            >
              {whole ? t("fewer") : t("allOf", { count })}
            </Button>
          ) : null}
          {props.onNew ? (
            <Button
              kind="ghost"
              size="small"
              className="px-1!"
              onClick={props.onNew}
              aria-label={props.newLabel}
              title={props.newLabel}
            >
              <Plus aria-hidden="true" className="size-3.5" />
            </Button>
          ) : null}
          {props.actions}
        </span>
      </header>
      {count === 0 ? <p className="text-ink-3">{t("none")}</p> : null}
      <ul className="grid grid-cols-[minmax(0,1fr)]">
        {rows.map((row) => (
          <li key={props.keyOf(row)} className="flex min-h-7 items-center gap-2">
            {props.row(row, whole)}
          </li>
        ))}
      </ul>
      {unlisted && listed > 0 ? (
        <Button kind="ghost" size="small" className="-ml-2" onClick={() => setWhole((before) => !before)}>
          {whole ? t("fewer") : t("unlisted", { count: count - listed })}
        </Button>
      ) : null}
      {whole || few > 2 ? props.foot : null}
    </section>
  );
}
