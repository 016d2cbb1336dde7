import { Button } from "@arraigo/ui/button";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { trpc } from "../../../lib/trpc";
import { useFieldProblem } from "../../../lib/use-field-problem";
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
  const refused = useFieldProblem(["mapping.columns", "mapping.match"]);
  const preview = useMutation({
    ...trpc.crm.imports.preview.mutationOptions(),
    onSuccess: onPreviewed,
    onError: refused.refuse,
  });
  const say = (next: Mapping) => {
    refused.clear();
    onChange(next);
  };
  const change = (index: number, part: Partial<MappedColumn>) =>
    say({
      ...mapping,
      columns: mapping.columns.map((each, place) => (place === index ? { ...each, ...part } : each)),
    });
  return (
    <div className="grid gap-gap">
      <p className="figures text-ink-2">
        <b className="font-medium wrap-anywhere text-ink">{upload.fileName}</b> ·{" "}
        {t("found", { rows: upload.facts.rows })}. {upload.remembered ? t("remembered") : t("suggested")}
      </p>
      <ImportFacts
        upload={upload}
        onRead={(fresh) => {
          refused.clear();
          onRead(fresh);
        }}
      />
      <section className="grid gap-2">
        <h2 className="text-14 font-semibold">{t("steps.mapping")}</h2>
        <Refusal>{refused.at("mapping.columns")}</Refusal>
        <ul className="grid">
          {upload.facts.columns.map((column, index) => (
            <ImportColumn
              key={column.header}
              upload={upload}
              answers={upload.answersAbout[index]}
              column={column}
              mapped={mapping.columns[index] ?? { field: "skip" }}
              problem={refused.at(`mapping.columns.${index}`)}
              onChange={(part) => change(index, part)}
            />
          ))}
        </ul>
      </section>
      <ImportOptions upload={upload} mapping={mapping} problem={refused.at("mapping.match")} onChange={say} />
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

/** What is wrong with the columns as a whole, brought into view: the button that was pressed may be far below. */
function Refusal({ children }: { children: string | undefined }) {
  return children ? (
    <p ref={(line) => line?.scrollIntoView({ block: "center" })} role="alert" className="font-medium text-red">
      {children}
    </p>
  ) : null;
}
