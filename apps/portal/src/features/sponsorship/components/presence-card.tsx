import { Card } from "@arraigo/ui/card";
import { type Column, Table } from "@arraigo/ui/table";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import type { Presence } from "../types";

type Figures = NonNullable<Presence["figures"]>;

/** Active days, words and how they were read, for each sponsor; hatched where they have not agreed. */
export function PresenceCard(props: { rows: readonly Presence[] }) {
  const t = useTranslations("sponsorship.presence");
  const format = useFormat();
  const { rows } = props;
  const first = rows[0];
  if (!first) return null;
  const hidden = <span className="hatched rounded-1 px-1.5 text-12 text-ink-2 inset-hairline">{t("hidden")}</span>;
  const figure = (show: (figures: Figures) => React.ReactNode) => (row: Presence) =>
    row.figures ? show(row.figures) : <span aria-hidden="true">–</span>;
  const columns: Column<Presence>[] = [
    { key: "sponsor", header: t("sponsor"), rowHeader: true, cell: (row) => row.name },
    { key: "rollout", header: t("rollout"), cell: (row) => row.rollout },
    {
      key: "active",
      header: t("active"),
      align: "end",
      cell: (row) =>
        row.figures ? (
          <>
            <b className="font-semibold text-ink">{format.count(row.figures.activeDays)}</b>{" "}
            <small className="text-12 text-ink-3">/ {format.count(row.windowDays)}</small>
          </>
        ) : (
          hidden
        ),
    },
    { key: "messages", header: t("messages"), align: "end", cell: figure((figures) => format.count(figures.messages)) },
    {
      key: "read",
      header: t("read"),
      align: "end",
      cell: figure((figures) =>
        figures.recipients === 0 ? (
          <span className="text-amber">{t("nothing")}</span>
        ) : figures.read === null ? (
          t("few")
        ) : (
          <>
            {format.percent(figures.read / figures.recipients)}{" "}
            <small className="text-12 text-ink-3">{t("n", { count: format.count(figures.recipients) })}</small>
          </>
        ),
      ),
    },
    {
      key: "last",
      header: t("last"),
      align: "end",
      cell: figure((figures) =>
        figures.lastMessageAt ? format.date(figures.lastMessageAt) : <span className="text-amber">{t("never")}</span>,
      ),
    },
  ];
  return (
    <Card
      flush
      title={t("title")}
      take={t("take", { days: first.windowDays, date: format.date(first.asOf) })}
      className="max-sm:pb-4"
    >
      <div className="max-sm:px-4">
        <Table
          plain
          caption={t("caption")}
          columns={columns}
          rows={rows}
          rowKey={(row) => `${row.personId}:${row.rolloutId}`}
        />
      </div>
    </Card>
  );
}
