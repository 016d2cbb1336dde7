import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { Dialog } from "@arraigo/ui/dialog";
import { NothingYet } from "@arraigo/ui/empty-state";
import { TableSkeleton } from "@arraigo/ui/skeleton";
import { Table } from "@arraigo/ui/table";
import { Tag } from "@arraigo/ui/tag";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { QueryView } from "../../../lib/query-view";
import { trpc } from "../../../lib/trpc";
import { useRevokeKey } from "../use-revoke-key";
import { LimitKeyDialog } from "./limit-key-dialog";
import { RotateKeyDialog } from "./rotate-key-dialog";
import { TrustKeyDialog } from "./trust-key-dialog";

const usedMs = 8 * 86_400_000;

/** The organisation's write keys, and how to end one. */
export function KeysCard({ onMake }: { onMake: () => void }) {
  const t = useTranslations("telemetry.keys");
  const common = useTranslations("common");
  const words = useTranslations("telemetry");
  const format = useFormat();
  const query = useQuery(trpc.telemetry.keys.list.queryOptions());
  const [ending, setEnding] = useState<{ id: string; name: string }>();
  const [changing, setChanging] = useState<string>();
  const [trusting, setTrusting] = useState<string>();
  const [limiting, setLimiting] = useState<string>();
  const revoke = useRevokeKey(() => setEnding(undefined));
  // Use is counted for eight days: a younger key that was not used in them never was.
  const lastUse = (key: { createdAt: string; lastUsedAt: string | null }) => {
    if (key.lastUsedAt) return format.ago(key.lastUsedAt);
    return Date.now() - Date.parse(key.createdAt) < usedMs ? t("unused") : words("never");
  };
  const make = <Button onClick={onMake}>{t("make")}</Button>;
  return (
    <QueryView query={query} loading={<TableSkeleton rows={3} />}>
      {(keys) =>
        keys.length === 0 ? (
          <NothingYet title={t("emptyTitle")} action={make}>
            {t("empty")}
          </NothingYet>
        ) : (
          <Card title={t("title")} take={t("take")} flush>
            <Table
              plain
              caption={t("title")}
              rows={keys}
              rowKey={(key) => key.id}
              columns={[
                { key: "name", header: t("name"), rowHeader: true, cell: (key) => key.name },
                {
                  key: "ending",
                  header: t("ending"),
                  cell: (key) => (
                    <>
                      <code className="font-mono text-12">…{key.ending}</code>
                      {key.previous ? (
                        <span className="block text-12 text-ink-2">
                          {t("previous", { ending: key.previous.ending, until: format.dateTime(key.previous.until) })}
                        </span>
                      ) : null}
                    </>
                  ),
                },
                { key: "by", header: t("by"), cell: (key) => key.createdBy ?? t("system") },
                {
                  key: "used",
                  header: t("used"),
                  cell: (key) => lastUse(key),
                },
                {
                  key: "state",
                  header: t("state"),
                  cell: (key) =>
                    key.revokedAt ? (
                      <Tag>{t("revoked", { date: format.date(key.revokedAt) })}</Tag>
                    ) : (
                      <Tag tone="brand">{t("live")}</Tag>
                    ),
                },
                {
                  key: "actions",
                  header: <span className="sr-only">{t("actions")}</span>,
                  action: true,
                  align: "end",
                  cell: (key) =>
                    key.revokedAt ? null : (
                      <span className="inline-flex flex-wrap justify-end gap-1">
                        <Button kind="ghost" size="small" onClick={() => setChanging(key.id)}>
                          {t("rotate")}
                        </Button>
                        <Button kind="ghost" size="small" onClick={() => setLimiting(key.id)}>
                          {t("limit")}
                        </Button>
                        <Button kind="ghost" size="small" onClick={() => setTrusting(key.id)}>
                          {words("trust.change")}
                        </Button>
                        <Button kind="ghost" size="small" onClick={() => setEnding(key)}>
                          {t("revoke")}
                        </Button>
                      </span>
                    ),
                },
              ]}
            />
            {keys
              .filter((key) => key.id === changing)
              .map((key) => (
                <RotateKeyDialog key={key.id} source={key} onClose={() => setChanging(undefined)} />
              ))}
            {keys
              .filter((key) => key.id === trusting)
              .map((key) => (
                <TrustKeyDialog key={key.id} source={key} onClose={() => setTrusting(undefined)} />
              ))}
            {keys
              .filter((key) => key.id === limiting)
              .map((key) => (
                <LimitKeyDialog key={key.id} source={key} onClose={() => setLimiting(undefined)} />
              ))}
            <Dialog
              open={ending !== undefined}
              onOpenChange={(open) => open || setEnding(undefined)}
              title={t("revokeTitle", { name: ending?.name ?? "" })}
              description={t("revokeWhy")}
              footer={
                <>
                  <Button onClick={() => setEnding(undefined)}>{common("cancel")}</Button>
                  <Button
                    kind="danger"
                    busy={revoke.isPending}
                    onClick={() => ending && revoke.mutate({ id: ending.id })}
                  >
                    {t("revoke")}
                  </Button>
                </>
              }
            />
          </Card>
        )
      }
    </QueryView>
  );
}
