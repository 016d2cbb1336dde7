import { Button } from "@arraigo/ui/button";
import { Field } from "@arraigo/ui/field";
import { cx } from "@arraigo/ui/plain/cx";
import { ProgressBar } from "@arraigo/ui/progress-bar";
import { Select } from "@arraigo/ui/select";
import { toast } from "@arraigo/ui/toast";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { useCan } from "../../../lib/session";
import { type ImportType, importPermission, importTypes, type Upload } from "../import-types";
import { useUploadFile } from "../use-upload-file";
import { ImportPast } from "./import-past";

const bytesMax = 1024 ** 3;
const megabyte = 1024 ** 2;

interface ImportStartProps {
  type: ImportType;
  onType: (type: ImportType) => void;
  onUploaded: (upload: Upload) => void;
}

/** What is in the file, and the file itself: chosen or dropped. Below it, what was brought in before. */
export function ImportStart({ type, onType, onUploaded }: ImportStartProps) {
  const t = useTranslations("crm.import");
  const format = useFormat();
  const can = useCan();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const { upload, sent } = useUploadFile(onUploaded);
  const file = upload.isPending ? upload.variables.file : undefined;
  function take(chosen: File | undefined) {
    if (!chosen || upload.isPending) return;
    if (chosen.size > bytesMax) toast({ tone: "failed", title: t("tooLarge") });
    else upload.mutate({ file: chosen, type });
  }
  const size = (bytes: number) => `${format.count(Math.max(0.1, Math.round(bytes / (megabyte / 10)) / 10))} MB`;
  return (
    <>
      <Field label={t("what")} className="w-64 max-sm:w-full">
        <Select
          value={type}
          onChange={(event) => onType(event.currentTarget.value as ImportType)}
          disabled={upload.isPending}
        >
          {importTypes
            .filter((each) => can(importPermission(each)))
            .map((each) => (
              <option key={each} value={each}>
                {t(`types.${each}`)}
              </option>
            ))}
        </Select>
      </Field>
      <section
        aria-label={t("drop")}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer.files[0]);
        }}
        className={cx(
          "grid justify-items-center gap-2 rounded-3 border border-dashed border-hairline-strong bg-surface px-5 py-12 text-center",
          over && "border-brand bg-brand-soft",
        )}
      >
        <p className="max-w-full truncate text-14 font-semibold" aria-live="polite">
          {file ? t(sent < file.size ? "sending" : "reading", { name: file.name }) : t("drop")}
        </p>
        {file ? (
          <div className="grid w-full max-w-[420px] gap-2 py-1">
            <ProgressBar value={sent / file.size} label={t("sending", { name: file.name })} />
            <p className="figures text-12 text-ink-3">{t("sent", { done: size(sent), all: size(file.size) })}</p>
          </div>
        ) : (
          <p className="max-w-[520px] text-ink-2">{t("dropWhy")}</p>
        )}
        <input
          ref={input}
          type="file"
          accept=".csv,.tsv,.txt,.xlsx,text/csv,text/plain,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          className="sr-only"
          aria-label={t("choose")}
          tabIndex={-1}
          onChange={(event) => {
            take(event.currentTarget.files?.[0]);
            event.currentTarget.value = "";
          }}
        />
        <Button
          kind="primary"
          size="large"
          className="mt-2"
          busy={upload.isPending}
          onClick={() => input.current?.click()}
        >
          {t("choose")}
        </Button>
      </section>
      <ImportPast />
    </>
  );
}
