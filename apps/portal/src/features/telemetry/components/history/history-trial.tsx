import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { Kpi } from "@arraigo/ui/kpi";
import { KpiStrip } from "@arraigo/ui/kpi-strip";
import { ProgressBar } from "@arraigo/ui/progress-bar";
import { Table } from "@arraigo/ui/table";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../../lib/format";
import type { Mapping, Trial, UploadHeld } from "../../history-types";
import { useRefusal } from "../../use-refusal";

interface HistoryTrialProps {
  trial: Trial | null;
  rows: number;
  mapping: Mapping;
  facts: UploadHeld["facts"];
  busy: boolean;
  onBack: () => void;
  onRun: () => void;
}

/** What bringing the file in would do, before anything is stored. */
export function HistoryTrial({ trial, rows, mapping, facts, busy, onBack, onRun }: HistoryTrialProps) {
  const t = useTranslations("telemetry.history");
  const format = useFormat();
  const why = useRefusal(mapping, facts);
  if (!trial?.finishedAt)
    return (
      <Card title={t("trying")}>
        <ProgressBar value={(trial?.rowsDone ?? 0) / Math.max(1, rows)} label={t("trying")} />
      </Card>
    );
  const { counts } = trial;
  return (
    <>
      <KpiStrip label={t("steps.trial")}>
        <Kpi label={t("fresh")} value={format.count(counts.fresh)} note={t("freshNote")} />
        <Kpi
          label={t("known")}
          value={format.count(counts.known)}
          note={t("knownNote", { repeated: counts.repeated })}
        />
        <Kpi label={t("refusedRows")} value={format.count(counts.refused)} note={t("refusedNote")} />
        <Kpi
          label={t("unknown")}
          value={format.count(counts.unknown)}
          note={t("unknownNote", { names: counts.unknownNames })}
        />
      </KpiStrip>
      <p className="text-ink-2">
        {trial.firstDay && trial.lastDay
          ? t("span", { from: format.date(trial.firstDay), to: format.date(trial.lastDay) })
          : t("nothing")}{" "}
        {counts.pastRaw > 0 ? `${t("pastRaw", { count: counts.pastRaw })} ` : null}
        {counts.pastPeople > 0 ? t("pastPeople", { count: counts.pastPeople }) : null}
      </p>
      {trial.examples.length > 0 ? (
        <Card title={t("examples")} flush>
          <Table
            plain
            caption={t("examples")}
            rows={trial.examples}
            rowKey={(row) => String(row.line)}
            columns={[
              { key: "what", header: t("what"), rowHeader: true, cell: (row) => row.name },
              { key: "who", header: t("who"), cell: (row) => row.userRef },
              { key: "when", header: t("when"), cell: (row) => format.dateTime(row.at) },
              {
                key: "properties",
                header: t("properties"),
                cell: (row) => <code className="font-mono text-12 break-all">{JSON.stringify(row.properties)}</code>,
              },
            ]}
          />
        </Card>
      ) : null}
      {trial.refused.length > 0 ? (
        <Card title={t("firstRefused")} flush>
          <Table
            plain
            caption={t("firstRefused")}
            rows={trial.refused}
            rowKey={(row) => String(row.line)}
            columns={[
              { key: "line", header: t("line"), rowHeader: true, cell: (row) => format.count(row.line) },
              { key: "reason", header: t("reason"), cell: (row) => why(row.reason) },
              {
                key: "row",
                header: t("row"),
                cell: (row) => (
                  <code className="line-clamp-2 font-mono text-12 break-all">{row.cells.join(" · ")}</code>
                ),
              },
            ]}
          />
        </Card>
      ) : null}
      {trial.unknown.length > 0 ? (
        <Card title={t("unknownNames")} flush>
          <Table
            plain
            caption={t("unknownNames")}
            rows={trial.unknown.slice(0, 10)}
            rowKey={(row) => row.userRef}
            columns={[
              { key: "who", header: t("who"), rowHeader: true, cell: (row) => row.userRef },
              { key: "count", header: t("count"), align: "end", cell: (row) => format.count(row.count) },
            ]}
          />
        </Card>
      ) : null}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onBack}>{t("back")}</Button>
        <Button kind="primary" busy={busy} onClick={onRun}>
          {t("run")}
        </Button>
      </div>
    </>
  );
}
