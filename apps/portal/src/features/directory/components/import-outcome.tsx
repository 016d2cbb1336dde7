import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { saveFile, toCsv } from "@arraigo/ui/plain/csv";
import { Table } from "@arraigo/ui/table";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { type ImportMade, ImportMakes } from "./import-makes";

export interface Outcome {
  created: number;
  updated: number;
  unchanged: number;
  failed: number;
  makes: ImportMade;
  problems: readonly { line: number; reason: string }[];
}

/** What an import would do or did: four counts, and the rows that stay out with line and reason. */
export function ImportOutcome(props: {
  title: string;
  take: string;
  makesTake: string;
  outcome: Outcome;
  children: React.ReactNode;
}) {
  const t = useTranslations("directory.import");
  const format = useFormat();
  const { outcome } = props;
  const counts = ["created", "updated", "unchanged", "failed"] as const;
  return (
    <>
      <Card title={props.title} take={props.take}>
        <dl className="grid grid-cols-2 gap-4 sm:grid-cols-4">
          {counts.map((name) => (
            <div key={name}>
              <dt className="text-12 text-ink-3">{t(name)}</dt>
              <dd className="figures text-20 font-semibold">{format.count(outcome[name])}</dd>
            </div>
          ))}
        </dl>
        <ImportMakes makes={outcome.makes} take={props.makesTake} />
        <div className="mt-4 flex flex-wrap gap-2">{props.children}</div>
      </Card>
      {outcome.problems.length > 0 ? (
        <Card
          flush
          title={t("problems")}
          take={t("problemsTake")}
          actions={
            <Button
              size="small"
              onClick={() =>
                saveFile(
                  "import-problems.csv",
                  toCsv(
                    [t("line"), t("reason")],
                    outcome.problems.map((each) => [each.line, each.reason]),
                  ),
                )
              }
            >
              {t("download")}
            </Button>
          }
        >
          <Table
            plain
            caption={t("problemsCaption")}
            rows={outcome.problems.slice(0, 200)}
            rowKey={(row) => `${row.line} ${row.reason}`}
            columns={[
              {
                key: "line",
                header: t("line"),
                rowHeader: true,
                width: "90px",
                cell: (row) => <span className="figures">{format.count(row.line)}</span>,
              },
              { key: "reason", header: t("reason"), cell: (row) => row.reason },
            ]}
          />
        </Card>
      ) : null}
    </>
  );
}
