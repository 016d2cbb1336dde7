import { Button } from "@arraigo/ui/button";
import { linkButtonLook } from "@arraigo/ui/link-button";
import { ProgressBar } from "@arraigo/ui/progress-bar";
import { Tag, type TagTone } from "@arraigo/ui/tag";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../../lib/format";
import { paths } from "../../../../lib/paths";
import { listOf } from "../../list-of";
import { writeConditions } from "../record-list/conditions";
import { pathOf } from "../record-list/record-cell";
import { showRun } from "../record-list/shown-run";
import { PastStayed } from "./past-stayed";
import type { PastRow } from "./past-types";
import { PastUndo } from "./past-undo";
import { PastWritten } from "./past-written";
import { usePastTitle, useTypeWord } from "./use-past-title";

const tones: Partial<Record<PastRow["state"], TagTone>> = {
  running: "brand",
  undoing: "brand",
  paused: "amber",
  partlyUndone: "amber",
  failed: "red",
};

/** One thing that was done to many: what, when, by whom, how far it is, the rows it touched, and the way back. */
export function PastItem({ row }: { row: PastRow }) {
  const t = useTranslations("crm.runs");
  const format = useFormat();
  const titleOf = usePastTitle();
  const wordOf = useTypeWord();
  const title = titleOf(row);
  const { progress, state } = row;
  const undone = row.undoneAt ? { name: row.undoneByName ?? "", when: format.ago(row.undoneAt) } : null;
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 rounded-3 border bg-surface px-4 py-3">
      <div className="figures grid min-w-0 flex-1 basis-40 gap-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <b className="min-w-0 font-medium wrap-anywhere text-ink">
            <Title row={row} title={title} />
          </b>
          {state === "done" ? null : <Tag tone={tones[state] ?? "neutral"}>{t(`states.${state}`)}</Tag>}
        </p>
        <PastWritten row={row} />
        {progress ? (
          <>
            <ProgressBar
              value={progress.done / Math.max(1, progress.total)}
              label={t(`states.${state}`)}
              valueText={t("progress", progress)}
            />
            <p className="text-12 text-ink-2">{t("progress", progress)}</p>
          </>
        ) : null}
        {row.failed > 0 ? (
          <p className="text-12">
            <Link
              to={paths.crm.import}
              search={{ id: row.id }}
              className="text-amber underline decoration-hairline-strong underline-offset-[3px] hover:decoration-ink"
            >
              {t("stayedOut", { count: row.failed })}
            </Link>
          </p>
        ) : null}
        <p className="text-12 text-ink-3">
          <time dateTime={row.at} title={format.dateTime(row.at)}>
            {t("by", { name: row.byName ?? t("system"), when: format.ago(row.at) })}
          </time>
          {undone ? ` · ${undone.name ? t("undoneBy", undone) : t("undoneAt", undone)}` : null}
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {typesOf(row).map((type) => (
          <Link
            key={type}
            to={listOf[type]}
            search={{ owner: "all", where: writeConditions([{ field: "run", op: "is", value: row.id }]) }}
            className={linkButtonLook("default", "small")}
          >
            {t("rows", { type: wordOf(type).toLocaleLowerCase() })}
          </Link>
        ))}
        {row.kind !== "import" && (progress !== null || state === "failed") ? (
          <Button size="small" onClick={() => showRun({ runId: row.id, type: row.recordType, open: true })}>
            {t("follow")}
          </Button>
        ) : null}
        {state === "partlyUndone" && row.kind !== "import" ? <PastStayed runId={row.id} title={title} /> : null}
        {row.undoable ? <PastUndo row={row} title={title} /> : null}
      </div>
    </li>
  );
}

function Title({ row, title }: { row: PastRow; title: string }) {
  const look = "text-ink no-underline hover:underline";
  if (row.kind === "import")
    return (
      <Link to={paths.crm.import} search={{ id: row.id }} className={look}>
        {title}
      </Link>
    );
  if (row.into && row.recordType)
    return (
      <Link to={pathOf[row.recordType](row.into.id)} className={look}>
        {title}
      </Link>
    );
  return title;
}

/** The lists that show what it touched: not where that is deleted, or was never there. */
function typesOf(row: PastRow): readonly NonNullable<PastRow["recordType"]>[] {
  const back = row.undoneAt !== null;
  if (row.kind === "merge" || (row.records === 0 && row.progress === null)) return [];
  if (row.kind === "delete" ? !back : row.kind === "import" && row.state === "undone") return [];
  return row.recordType ? [row.recordType] : row.types;
}
