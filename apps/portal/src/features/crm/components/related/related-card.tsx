import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { Plus } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";

interface RelatedCardProps<Row> {
  title: string;
  rows: readonly Row[];
  row: (row: Row) => ReactNode;
  keyOf: (row: Row) => string;
  /** Adds one that belongs here. */
  onNew?: (() => void) | undefined;
  newLabel?: string | undefined;
  /** Shown before "show all". */
  shown?: number;
  /** Said where there is none; absent, the card is not there at all. */
  none?: string | undefined;
}

/** What belongs to a record: the first few, and the rest with one press. */
export function RelatedCard<Row>(props: RelatedCardProps<Row>) {
  const t = useTranslations("crm.related");
  const [whole, setWhole] = useState(false);
  const few = props.shown ?? 3;
  const rows = whole ? props.rows : props.rows.slice(0, few);
  if (props.rows.length === 0 && !props.onNew && !props.none) return null;
  return (
    <Card
      title={
        <>
          {props.title}
          {props.rows.length > 0 ? (
            <span className="figures ml-1.5 font-normal text-ink-3">{props.rows.length}</span>
          ) : null}
        </>
      }
      actions={
        props.onNew ? (
          <Button kind="ghost" size="small" onClick={props.onNew} aria-label={props.newLabel} title={props.newLabel}>
            <Plus aria-hidden="true" className="size-3.5" />
          </Button>
        ) : undefined
      }
    >
      {props.rows.length === 0 ? <p className="text-ink-3">{props.none ?? t("none")}</p> : null}
      <ul className="grid grid-cols-[minmax(0,1fr)]">
        {rows.map((row) => (
          <li key={props.keyOf(row)} className="flex min-h-9 items-center gap-2 border-t py-1 first:border-0">
            {props.row(row)}
          </li>
        ))}
      </ul>
      {props.rows.length > few ? (
        <Button kind="ghost" size="small" className="-ml-2" onClick={() => setWhole((before) => !before)}>
          {whole ? t("fewer") : t("all", { count: props.rows.length })}
        </Button>
      ) : null}
    </Card>
  );
}
