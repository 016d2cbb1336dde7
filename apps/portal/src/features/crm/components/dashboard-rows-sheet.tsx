import { Button } from "@arraigo/ui/button";
import { Sheet } from "@arraigo/ui/sheet";
import { TableSkeleton } from "@arraigo/ui/skeleton";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { paths } from "../../../lib/paths";
import { QueryView } from "../../../lib/query-view";
import { trpc } from "../../../lib/trpc";
import type { Behind } from "../insight-types";
import { fromMinor } from "../money";
import { ExportRows } from "./export-rows";

export interface OpenRows {
  rows: Behind;
  title: string;
}

/** The rows behind a number for which no list stands elsewhere. */
export function RowsSheet(props: { open: OpenRows | undefined; onClose: () => void }) {
  return (
    <Sheet
      open={props.open !== undefined}
      onOpenChange={(open) => !open && props.onClose()}
      title={props.open?.title ?? ""}
    >
      {props.open?.rows.list === "activity" ? <Activities filter={props.open.rows.filter} /> : null}
      {props.open?.rows.list === "entered" ? <Entered filter={props.open.rows.filter} /> : null}
    </Sheet>
  );
}

type FilterOf<List extends Behind["list"]> = Extract<Behind, { list: List }>["filter"];

function Activities(props: { filter: FilterOf<"activity"> }) {
  const kinds = useTranslations("crm.kinds");
  const format = useFormat();
  const query = useInfiniteQuery(
    trpc.crm.activities.list.infiniteQueryOptions(
      { ...props.filter, limit: 50 },
      { getNextPageParam: (page) => page.next },
    ),
  );
  return (
    <Rows query={query} actions={<ExportRows shown={{ list: "activity", filter: props.filter }} />}>
      {query.data?.pages
        .flatMap((page) => page.rows)
        .map((row) => (
          <Row
            key={row.id}
            title={row.text}
            note={[
              kinds(row.kind),
              row.minutes === null ? undefined : `${row.minutes} min`,
              row.occurredAt ? format.dateTime(row.occurredAt) : undefined,
            ]}
          />
        ))}
    </Rows>
  );
}

function Entered(props: { filter: FilterOf<"entered"> }) {
  const format = useFormat();
  const query = useInfiniteQuery(
    trpc.crm.dashboards.entered.infiniteQueryOptions(
      { ...props.filter, limit: 50 },
      { getNextPageParam: (page) => page.next },
    ),
  );
  return (
    <Rows query={query} actions={<ExportRows shown={{ list: "entered", filter: props.filter }} />}>
      {query.data?.pages
        .flatMap((page) => page.rows)
        .map((row) => (
          <Row
            key={row.id}
            title={<Link to={paths.crm.opportunity(row.id)}>{row.name}</Link>}
            note={[
              row.accountName ?? undefined,
              row.amountMinor === null
                ? undefined
                : format.amount(fromMinor(row.amountMinor, row.currency), row.currency),
              format.dateTime(row.enteredAt),
            ]}
          />
        ))}
    </Rows>
  );
}

interface RowsProps {
  query: {
    data: object | undefined;
    error: unknown;
    isFetching: boolean;
    refetch: () => unknown;
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    fetchNextPage: () => unknown;
  };
  actions?: ReactNode;
  children: ReactNode;
}

function Rows({ query, actions, children }: RowsProps) {
  const t = useTranslations("crm.contacts");
  return (
    <QueryView query={query} loading={<TableSkeleton rows={8} />}>
      {() => (
        <div className="grid gap-3">
          {actions ? <div className="flex">{actions}</div> : null}
          <ul className="grid">{children}</ul>
          {query.hasNextPage ? (
            <Button
              className="justify-self-center"
              busy={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
            >
              {t("more")}
            </Button>
          ) : null}
        </div>
      )}
    </QueryView>
  );
}

function Row(props: { title: ReactNode; note: readonly (string | undefined)[] }) {
  return (
    <li className="grid gap-0.5 border-t py-2 first:border-0">
      <span className="line-clamp-2 text-ink">{props.title}</span>
      <span className="figures text-12 text-ink-3">{props.note.filter(Boolean).join(" · ")}</span>
    </li>
  );
}
