import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import type { StagedType } from "../../staged-types";
import { pathOf } from "./record-cell";

interface StayedRow {
  id: string;
  name: string;
  reason: "gate" | "converted";
  missing: string;
}

/** The first of those that stay, each with why, and how many more there are. */
export function StayedRows(props: { type: StagedType; rows: readonly StayedRow[]; count: number }) {
  const t = useTranslations("crm.list.move");
  return (
    <ul className="grid gap-2 pb-1">
      {props.rows.map((row) => (
        <li key={row.id} className="rounded-2 bg-sunken px-3 py-2">
          <Link to={pathOf[props.type](row.id)} className="font-medium text-ink">
            {row.name}
          </Link>
          <p className="text-12 text-ink-2">
            {row.reason === "converted" ? t("converted") : t("missing", { things: row.missing })}
          </p>
        </li>
      ))}
      {props.count > props.rows.length ? (
        <li className="text-ink-2">{t("stayedMore", { count: props.count - props.rows.length })}</li>
      ) : null}
    </ul>
  );
}
