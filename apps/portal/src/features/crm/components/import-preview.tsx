import { Button } from "@arraigo/ui/button";
import { Table } from "@arraigo/ui/table";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { trpc } from "../../../lib/trpc";
import { useProblemToast } from "../../../lib/use-problem-toast";
import type { Mapping, Preview, Result, Upload } from "../import-types";
import { useRefreshCrm } from "../use-refresh-crm";
import { ImportCounts } from "./import-counts";
import { ImportFailures } from "./import-failures";

interface ImportPreviewProps {
  upload: Upload;
  mapping: Mapping;
  preview: Preview;
  onBack: () => void;
  onDone: (result: Result) => void;
}

/** The dry run: what would happen, and the button that makes it happen. */
export function ImportPreview({ upload, mapping, preview, onBack, onDone }: ImportPreviewProps) {
  const t = useTranslations("crm.import");
  const fields = useTranslations("crm.fields");
  const common = useTranslations("common");
  const problem = useProblemToast();
  const refresh = useRefreshCrm();
  const commit = useMutation({
    ...trpc.crm.imports.commit.mutationOptions(),
    onSuccess: (result) => {
      refresh();
      onDone(result);
    },
    onError: problem,
  });
  const written = preview.created + preview.updated;
  return (
    <>
      <ImportCounts label={t("steps.preview")} counts={preview} />
      {preview.examples.length > 0 ? (
        <section className="grid gap-2">
          <h2 className="text-14 font-semibold">{t("examples")}</h2>
          <Table
            caption={t("examples")}
            rows={preview.examples}
            rowKey={(example) => String(example.line)}
            columns={[
              {
                key: "name",
                header: fields("name"),
                rowHeader: true,
                cell: (example) => `${example.values.givenName ?? ""} ${example.values.familyName ?? ""}`.trim() || "–",
              },
              { key: "email", header: fields("email"), cell: (example) => example.values.email ?? "–" },
              { key: "phone", header: fields("phone"), cell: (example) => example.values.phone ?? "–" },
              { key: "title", header: fields("title"), cell: (example) => example.values.title ?? "–" },
              { key: "company", header: fields("company"), cell: (example) => example.values.accountId ?? "–" },
            ]}
          />
        </section>
      ) : null}
      <ImportFailures
        failures={preview.failures}
        take={
          preview.failed > preview.failures.length
            ? t("failuresFirst", { count: String(preview.failures.length) })
            : undefined
        }
      />
      <div className="flex justify-end gap-2">
        <Button onClick={onBack}>{common("back")}</Button>
        <Button
          kind="primary"
          busy={commit.isPending}
          disabled={written === 0}
          onClick={() => commit.mutate({ importId: upload.importId, mapping })}
        >
          {t("commit", { count: written })}
        </Button>
      </div>
    </>
  );
}
