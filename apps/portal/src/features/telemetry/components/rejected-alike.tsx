import type { AppRouter } from "@arraigo/api";
import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { Table } from "@arraigo/ui/table";
import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { trpc } from "../../../lib/trpc";
import { DiscardAlikeDialog } from "./discard-alike-dialog";
import { MendAlikeDialog } from "./mend-alike-dialog";

export type AlikeGroup = inferRouterOutputs<AppRouter>["telemetry"]["refused"]["alike"]["groups"][number];

const keyOf = ({ sourceId, reason, name }: AlikeGroup) => `${sourceId} ${reason} ${name ?? ""}`;

/** Refused events that are alike, where there is more than one: mended, or taken off the list, all at once. */
export function RejectedAlike() {
  const t = useTranslations("telemetry.alike");
  const columns = useTranslations("telemetry.rejected");
  const why = useTranslations("telemetry.reasons");
  const format = useFormat();
  const query = useQuery(trpc.telemetry.refused.alike.queryOptions());
  const [mending, setMending] = useState<AlikeGroup>();
  const [discarding, setDiscarding] = useState<AlikeGroup>();
  const groups = (query.data?.groups ?? []).filter(({ count }) => count > 1);
  return (
    <>
      {mending ? <MendAlikeDialog group={mending} onClose={() => setMending(undefined)} /> : null}
      {discarding ? <DiscardAlikeDialog group={discarding} onClose={() => setDiscarding(undefined)} /> : null}
      {groups.length === 0 ? null : (
        <Card title={t("title")} take={t("take")} flush>
          <Table
            caption={t("title")}
            rows={groups}
            rowKey={keyOf}
            columns={[
              {
                key: "name",
                header: columns("name"),
                rowHeader: true,
                cell: (group) => group.name ?? columns("none"),
              },
              { key: "reason", header: columns("reason"), cell: (group) => why(group.reason) },
              { key: "source", header: columns("source"), cell: (group) => group.source ?? "–" },
              { key: "count", header: t("count"), align: "end", cell: (group) => format.count(group.count) },
              {
                key: "acts",
                header: <span className="sr-only">{t("mend")}</span>,
                action: true,
                align: "end",
                cell: (group) => (
                  <div className="flex justify-end gap-2">
                    {group.mendable > 0 ? (
                      <Button kind="ghost" size="small" onClick={() => setMending(group)}>
                        {t("mend")}
                      </Button>
                    ) : null}
                    <Button kind="ghost" size="small" onClick={() => setDiscarding(group)}>
                      {t("discard")}
                    </Button>
                  </div>
                ),
              },
            ]}
          />
        </Card>
      )}
    </>
  );
}
