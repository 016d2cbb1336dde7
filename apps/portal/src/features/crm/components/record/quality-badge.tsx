import { Popover } from "@arraigo/ui/popover";
import { Tag } from "@arraigo/ui/tag";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useCan } from "../../../../lib/session";
import { trpc } from "../../../../lib/trpc";
import type { WorstRow } from "../../insight-types";
import { FindingAction, FindingText } from "../quality-finding";
import { QualityFixSheet } from "../quality-fix-sheet";
import type { RecordType } from "../record-form/record-fields";
import type { PageRecord } from "./page-record";
import { ScoreHistory } from "./score-history";

/** Below this the score asks for attention. */
const goodFrom = 70;

/** How complete and current a record is, with what would raise it one press away. */
export function QualityBadge(props: { type: RecordType; record: PageRecord }) {
  const t = useTranslations("crm.page.quality");
  const can = useCan();
  const [open, setOpen] = useState(false);
  const [fixing, setFixing] = useState<string>();
  const { type, record } = props;
  const query = useQuery({
    ...trpc.crm.quality.record.queryOptions({ type, id: record.id }),
    enabled: can("crm.quality.read"),
  });
  if (!query.data) return null;
  const row: WorstRow = { ...query.data, mayWrite: record.mayWrite };
  const score = Math.round(row.score);
  return (
    <>
      <Popover
        open={open}
        onOpenChange={setOpen}
        title={t("title", { score })}
        trigger={
          <button type="button" title={t("title", { score })} className="shrink-0 rounded-full">
            <Tag tone={score >= goodFrom ? "brand" : "amber"}>{t("score", { score })}</Tag>
          </button>
        }
      >
        {row.findings.length === 0 ? <p className="text-ink-2">{t("nothing")}</p> : null}
        <ul className="grid gap-2">
          {row.findings.map((finding) => (
            <li
              key={`${finding.part} ${"fields" in finding ? finding.fields.join() : ""}`}
              className="flex items-center gap-2"
            >
              <span className="min-w-0 flex-1">
                <FindingText row={row} finding={finding} />
              </span>
              <span className="figures shrink-0 text-12 text-ink-3">+{Math.round(finding.points)}</span>
              {"fields" in finding ? (
                <FindingAction
                  row={row}
                  finding={finding}
                  onFix={() => {
                    setOpen(false);
                    setFixing(finding.fields[0]);
                  }}
                />
              ) : null}
            </li>
          ))}
        </ul>
        <ScoreHistory type={type} id={record.id} />
      </Popover>
      {fixing ? <QualityFixSheet row={row} first={fixing} onClose={() => setFixing(undefined)} /> : null}
    </>
  );
}
