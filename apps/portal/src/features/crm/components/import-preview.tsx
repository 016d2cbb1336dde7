import { Button } from "@arraigo/ui/button";
import { ProgressBar } from "@arraigo/ui/progress-bar";
import { Table } from "@arraigo/ui/table";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { trpc } from "../../../lib/trpc";
import { useProblemToast } from "../../../lib/use-problem-toast";
import type { Mapping, Preview, Upload } from "../import-types";
import { useImportText } from "../use-import-text";
import { useRefreshCrm } from "../use-refresh-crm";
import { ImportCounts } from "./import-counts";
import { ImportFindings } from "./import-findings";
import { ImportGateReason } from "./import-gate-reason";
import { useFieldWord } from "./timeline/use-change-text";

const columnsShown = 6;

interface ImportPreviewProps {
  upload: Upload;
  mapping: Mapping;
  preview: Preview;
  onBack: () => void;
  /** The dry run was done again, with another mapping. */
  onTried: (mapping: Mapping, preview: Preview) => void;
  onBegun: () => void;
}

/** The dry run: what would happen, as far as it has been gone through, and the button that makes it happen. */
export function ImportPreview({ upload, mapping, preview, onBack, onTried, onBegun }: ImportPreviewProps) {
  const t = useTranslations("crm.import");
  const common = useTranslations("common");
  const problem = useProblemToast();
  const refresh = useRefreshCrm();
  const commit = useMutation({
    ...trpc.crm.imports.commit.mutationOptions(),
    onSuccess: () => {
      refresh();
      onBegun();
    },
    onError: problem,
  });
  const written = preview.created + preview.updated;
  const word = useFieldWord();
  const label = (key: string) => upload.targets.find((target) => target.key === key)?.label ?? word(key);
  const said = useImportText(upload);
  const filled = new Set(preview.examples.flatMap((example) => Object.keys(example.values)));
  const shown = upload.targets
    .map((target) => target.key)
    .filter((key) => filled.has(key))
    .slice(0, columnsShown);
  return (
    <>
      {preview.finished ? null : (
        <div className="grid gap-2">
          <p className="figures text-ink-2" aria-live="polite">
            {t("checking", { done: preview.rowsDone, all: preview.rowsTotal })}
          </p>
          <ProgressBar value={preview.rowsDone / Math.max(1, preview.rowsTotal)} label={t("steps.preview")} />
        </div>
      )}
      <ImportCounts label={t("steps.preview")} counts={preview} />
      <ImportFindings title={t("failures")} findings={preview.failures} all={preview.failed} />
      <ImportFindings title={t("notices")} findings={preview.notices} />
      <ImportGateReason upload={upload} mapping={mapping} preview={preview} onTried={onTried} />
      {preview.examples.length > 0 ? (
        <section className="grid gap-2">
          <h2 className="text-14 font-semibold">{t("examples")}</h2>
          <Table
            caption={t("examples")}
            rows={preview.examples}
            rowKey={(example) => String(example.line)}
            columns={shown.map((key, index) => ({
              key,
              header: label(key),
              rowHeader: index === 0,
              cell: (example: Preview["examples"][number]) =>
                said(key, example.values[key] ?? "–", example.values.currency),
            }))}
          />
        </section>
      ) : null}
      {preview.changes.length > 0 ? (
        <section className="grid gap-2">
          <h2 className="text-14 font-semibold">{t("changes")}</h2>
          <ul className="grid gap-1.5">
            {preview.changes.map((each) => (
              <li key={each.line} className="figures">
                <b className="font-medium">{each.name}</b>{" "}
                <span className="text-ink-2">
                  {each.changes
                    .map(({ field, from, to }) =>
                      t("change", {
                        field: label(field),
                        from: from === null ? "–" : said(field, from),
                        to: to === null ? "–" : said(field, to),
                      }),
                    )
                    .join(" · ")}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <div className="flex justify-end gap-2">
        <Button onClick={onBack}>{common("back")}</Button>
        <Button
          kind="primary"
          busy={commit.isPending}
          disabled={!preview.finished || written === 0}
          onClick={() => commit.mutate({ importId: upload.importId, mapping })}
        >
          {t("commit", { count: written })}
        </Button>
      </div>
    </>
  );
}
