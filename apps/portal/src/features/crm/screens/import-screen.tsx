import type { ReactNode } from "react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Page } from "../../../lib/page";
import { CrmTabs } from "../components/crm-tabs";
import { ImportFile } from "../components/import-file";
import { ImportMappingStep } from "../components/import-mapping";
import { ImportPreview } from "../components/import-preview";
import { ImportResult } from "../components/import-result";
import type { Mapping, Preview, Result, Upload } from "../import-types";

type Step =
  | { at: "file" }
  | { at: "mapping"; upload: Upload; mapping: Mapping }
  | { at: "preview"; upload: Upload; mapping: Mapping; preview: Preview }
  | { at: "result"; result: Result };

const order = ["file", "mapping", "preview", "result"] as const;

/** Contacts from a file, in four steps; nothing is written before the last. */
export function ImportScreen() {
  const t = useTranslations("crm.import");
  const [step, setStep] = useState<Step>({ at: "file" });
  const em = (chunks: ReactNode) => <em>{chunks}</em>;
  const sentence =
    step.at === "preview"
      ? t.rich("previewSentence", { created: step.preview.created, failed: step.preview.failed, em })
      : step.at === "result"
        ? t.rich("doneSentence", { created: step.result.created, failed: step.result.failed, em })
        : t.rich("sentence", { em });
  return (
    <Page
      title={t("title")}
      sentence={sentence}
      sub={step.at === "preview" ? t("nothingWritten") : step.at === "file" ? t("sub") : undefined}
    >
      <div className="-mt-4 grid gap-3">
        <CrmTabs />
        <ol className="figures flex flex-wrap gap-x-5 gap-y-1 text-ink-3">
          {order.map((each, index) => (
            <li
              key={each}
              aria-current={each === step.at ? "step" : undefined}
              className="aria-[current=step]:font-medium aria-[current=step]:text-ink"
            >
              {index + 1}. {t(`steps.${each}`)}
            </li>
          ))}
        </ol>
      </div>
      {step.at === "file" ? (
        <ImportFile onUploaded={(upload) => setStep({ at: "mapping", upload, mapping: upload.mapping })} />
      ) : null}
      {step.at === "mapping" ? (
        <ImportMappingStep
          upload={step.upload}
          mapping={step.mapping}
          onChange={(mapping) => setStep({ ...step, mapping })}
          onBack={() => setStep({ at: "file" })}
          onPreviewed={(preview) => setStep({ ...step, at: "preview", preview })}
        />
      ) : null}
      {step.at === "preview" ? (
        <ImportPreview
          {...step}
          onBack={() => setStep({ at: "mapping", upload: step.upload, mapping: step.mapping })}
          onDone={(result) => setStep({ at: "result", result })}
        />
      ) : null}
      {step.at === "result" ? <ImportResult result={step.result} onAgain={() => setStep({ at: "file" })} /> : null}
    </Page>
  );
}
