import { Button } from "@arraigo/ui/button";
import { NothingYet } from "@arraigo/ui/empty-state";
import { TableSkeleton } from "@arraigo/ui/skeleton";
import { Table } from "@arraigo/ui/table";
import { Tag } from "@arraigo/ui/tag";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { QueryView } from "../../../lib/query-view";
import { useCan } from "../../../lib/session";
import { trpc } from "../../../lib/trpc";
import type { CatalogueEvent } from "../catalogue-event";
import { useUsageWords } from "../use-usage-words";
import { DescribeEventSheet } from "./describe-event-sheet";
import { MoreButton } from "./more-button";

/** Every event that ever came or was planned, with how often, since when, and where plan and reality part. */
export function CatalogueList() {
  const t = useTranslations("telemetry.catalogue");
  const format = useFormat();
  const words = useUsageWords();
  // What has a sentence of ours is reported by this product itself.
  const oursIn = (event: CatalogueEvent) => {
    const said = words.event(event.name);
    return said === event.name ? null : said;
  };
  const mayDescribe = useCan()("telemetry.catalogue.manage");
  const [described, setDescribed] = useState<CatalogueEvent>();
  const query = useInfiniteQuery(
    trpc.telemetry.catalogue.list.infiniteQueryOptions(
      { limit: 100 },
      { getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
  );
  return (
    <QueryView query={query} loading={<TableSkeleton rows={8} />} failed={t("failed")}>
      {(data) => {
        const events = data.pages.flatMap((page) => page.events);
        if (events.length === 0) return <NothingYet title={t("emptyTitle")}>{t("empty")}</NothingYet>;
        return (
          <>
            <Table
              caption={t("title")}
              rows={events}
              rowKey={(event) => event.name}
              foot={query.hasNextPage ? <MoreButton query={query} /> : undefined}
              columns={[
                {
                  key: "name",
                  header: t("name"),
                  rowHeader: true,
                  cell: (event) => (
                    <span className="grid gap-0.5">
                      <code className="font-mono text-12 break-all">{event.name}</code>
                      {(event.description ?? oursIn(event)) ? (
                        <small className="text-12 font-normal text-ink-3">{event.description ?? oursIn(event)}</small>
                      ) : null}
                    </span>
                  ),
                },
                { key: "count", header: t("count"), align: "end", cell: (event) => format.count(event.count) },
                {
                  key: "first",
                  header: t("first"),
                  cell: (event) => (event.firstDay ? format.date(event.firstDay) : "–"),
                },
                { key: "last", header: t("last"), cell: (event) => (event.lastDay ? format.date(event.lastDay) : "–") },
                {
                  key: "properties",
                  header: t("properties"),
                  align: "end",
                  cell: (event) =>
                    oursIn(event) && event.properties.length === 0 ? "–" : format.count(event.properties.length),
                },
                { key: "owner", header: t("owner"), cell: (event) => event.owner?.name ?? "–" },
                {
                  key: "plan",
                  header: t("plan"),
                  cell: (event) =>
                    oursIn(event) && !event.planned ? <Tag>{t("builtIn")}</Tag> : <PlanTags event={event} />,
                },
                {
                  key: "describe",
                  header: <span className="sr-only">{t("describe")}</span>,
                  action: true,
                  align: "end",
                  cell: (event) =>
                    mayDescribe ? (
                      <Button
                        size="small"
                        kind="ghost"
                        aria-label={t("describeFor", { name: event.name })}
                        onClick={() => setDescribed(event)}
                      >
                        {t("describe")}
                      </Button>
                    ) : null,
                },
              ]}
            />
            {described ? <DescribeEventSheet event={described} onClose={() => setDescribed(undefined)} /> : null}
          </>
        );
      }}
    </QueryView>
  );
}

function PlanTags({ event }: { event: CatalogueEvent }) {
  const t = useTranslations("telemetry.catalogue");
  if (event.findings.length === 0) return <Tag tone="brand">{t("asPlanned")}</Tag>;
  return (
    <span className="flex flex-wrap gap-1">
      {event.findings.slice(0, 4).map((finding) => (
        <Tag
          key={`${finding.kind} ${finding.property ?? ""}`}
          tone={finding.kind === "not_planned" ? "neutral" : "amber"}
        >
          {t(`findings.${finding.kind}`, { property: finding.property ?? "" })}
        </Tag>
      ))}
      {event.findings.length > 4 ? <Tag>{t("moreFindings", { count: event.findings.length - 4 })}</Tag> : null}
    </span>
  );
}
