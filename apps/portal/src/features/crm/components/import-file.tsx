import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { cx } from "@arraigo/ui/cx";
import { toast } from "@arraigo/ui/toast";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { api, trpc } from "../../../lib/trpc";
import { useProblemToast } from "../../../lib/use-problem-toast";
import type { Upload } from "../import-types";
import { readAsBase64 } from "../read-as-base64";

const bytesMax = 25 * 1024 * 1024;

/** The file: chosen or dropped, and what was brought in before. */
export function ImportFile(props: { onUploaded: (upload: Upload) => void }) {
  const t = useTranslations("crm.import");
  const format = useFormat();
  const problem = useProblemToast();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const past = useQuery(trpc.crm.imports.list.queryOptions());
  const upload = useMutation({
    mutationFn: async (file: File) =>
      api.crm.imports.upload.mutate({ fileName: file.name, contentBase64: await readAsBase64(file) }),
    onSuccess: props.onUploaded,
    onError: problem,
  });
  function take(file: File | undefined) {
    if (!file || upload.isPending) return;
    if (file.size > bytesMax) toast({ tone: "failed", title: t("tooLarge") });
    else upload.mutate(file);
  }
  return (
    <>
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
        <p className="text-14 font-semibold">
          {upload.isPending ? t("reading", { name: upload.variables.name }) : t("drop")}
        </p>
        <p className="max-w-[520px] text-ink-2">{t("dropWhy")}</p>
        <input
          ref={input}
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/plain"
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
      {past.data && past.data.length > 0 ? (
        <Card title={t("past")}>
          <ul className="figures grid">
            {past.data.map((each) => (
              <li key={each.id} className="flex min-h-9 flex-wrap items-center gap-x-3 border-t py-1 first:border-0">
                <span className="min-w-0 truncate text-ink">{each.fileName}</span>
                <span className="text-ink-2">
                  {t("pastRow", { created: each.created ?? 0, updated: each.updated ?? 0, failed: each.failed ?? 0 })}
                </span>
                <span className="ml-auto text-12 text-ink-3">
                  {each.committedAt ? format.dateTime(each.committedAt) : ""}
                </span>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
    </>
  );
}
