import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { figureLook } from "./figure-look";
import { profitListId } from "./profit-list";

interface ProfitFigureProps {
  /** The filter of the list below that shows exactly the customers it counts. */
  show: "known" | "unprofitable" | "losing" | "atMost" | "unknown";
  count: number;
  children: ReactNode;
}

/** A number over the list that opens its customers in it. Nothing opens for nothing. */
export function ProfitFigure(props: ProfitFigureProps) {
  const t = useTranslations("crm.profit");
  const rows = useTranslations("crm.dashboard");
  if (props.count === 0) return props.children;
  return (
    <Link
      to="."
      search={(before: object) => ({ ...before, show: props.show })}
      hash={profitListId}
      className={figureLook}
      aria-label={`${t(`shows.${props.show}`)}, ${rows("rowsOf", { count: props.count })}`}
    >
      {props.children}
    </Link>
  );
}
