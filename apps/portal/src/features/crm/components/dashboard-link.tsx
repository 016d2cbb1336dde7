import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { paths } from "../../../lib/paths";
import type { Behind } from "../insight-types";
import { figureLook } from "./figure-look";
import { writeConditions } from "./record-list/conditions";
import type { Condition } from "./record-list/list-procedures";

interface FigureLinkProps {
  figure: { count: number; rows: Behind };
  children: ReactNode;
  /** For rows that are no list's: opens them beside the board. */
  onOpen: (rows: Behind, title: string) => void;
  title: string;
}

/** A number that opens the records it counts: a list with its filter, or rows beside the board. Nothing opens for nothing. */
export function FigureLink(props: FigureLinkProps) {
  const t = useTranslations("crm.dashboard");
  const { rows, count } = props.figure;
  const said = `${props.title}, ${t("rowsOf", { count })}`;
  if (count === 0) return <span className="whitespace-nowrap">{props.children}</span>;
  if (rows.list === "activity" || rows.list === "entered")
    return (
      <button type="button" className={figureLook} aria-label={said} onClick={() => props.onOpen(rows, props.title)}>
        {props.children}
      </button>
    );
  return (
    <Link
      to={rows.list === "case" ? paths.crm.cases : paths.crm.opportunities}
      search={{ owner: rows.filter.owner, where: writeConditions(rows.filter.conditions as readonly Condition[]) }}
      className={figureLook}
      aria-label={said}
    >
      {props.children}
    </Link>
  );
}
