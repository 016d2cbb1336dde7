import { Button } from "@arraigo/ui/button";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { trpc } from "../../../lib/trpc";
import { useProblemToast } from "../../../lib/use-problem-toast";
import type { MappedColumn, Mapping, Preview, Upload } from "../import-types";
import { ImportColumn } from "./import-column";
import { ImportFacts } from "./import-facts";
import { ImportOptions } from "./import-options";

interface ImportMappingProps {
  upload: Upload;
  mapping: Mapping;
  onChange: (mapping: Mapping) => void;
  /** The file was read anew. */
  onRead: (upload: Upload) => void;
  onBack: () => void;
  onPreviewed: (preview: Preview) => void;
}

/** How the file is written, what each column becomes, and how rows are treated: suggested, and everything to be changed. */
export function ImportMappingStep({ upload, mapping, onChange, onRead, onBack, onPreviewed }: ImportMappingProps) {
  const t = useTranslations("crm.import");
  const common = useTranslations("common");
  const problem = useProblemToast();
  const preview = useMutation({
    ...trpc.crm.imports.preview.mutationOptions(),
    onSuccess: onPreviewed,
    onError: problem,
  });
  const change = (index: number, part: Partial<MappedColumn>) =>
    onChange({
      ...mapping,
      columns: mapping.columns.map((each, place) => (place === index ? { ...each, ...part } : each)),
    });
  return (
    <div className="grid gap-gap">
      <p className="figures text-ink-2">
        <b className="font-medium break-all text-ink">{upload.fileName}</b> · {t("found", { rows: upload.facts.rows })}.{" "}
        {upload.remembered ? t("remembered") : t("suggested")}
      </p>
      <ImportFacts upload={upload} onRead={onRead} />
      <section className="grid gap-2">
        <h2 className="text-14 font-semibold">{t("steps.mapping")}</h2>
        <ul className="grid">
          {upload.facts.columns.map((column, index) => (
            <ImportColumn
              key={column.header}
              upload={upload}
              column={column}
              mapped={mapping.columns[index] ?? { field: "skip" }}
              onChange={(part) => change(index, part)}
            />
          ))}
        </ul>
      </section>
      <ImportOptions upload={upload} mapping={mapping} onChange={onChange} />
      <div className="flex justify-end gap-2">
        <Button onClick={onBack}>{common("back")}</Button>
        <Button
          kind="primary"
          busy={preview.isPending}
          onClick={() => preview.mutate({ importId: upload.importId, mapping })}
        >
          {t("toPreview")}
        </Button>
      </div>
    </div>
  );
}
