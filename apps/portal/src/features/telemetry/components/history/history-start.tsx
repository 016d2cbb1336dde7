import { Button } from "@arraigo/ui/button";
import { cx } from "@arraigo/ui/plain/cx";
import { ProgressBar } from "@arraigo/ui/progress-bar";
import { toast } from "@arraigo/ui/toast";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { UploadFound } from "../../history-types";
import { useSendHistory } from "../../use-send-history";

const bytesMax = 256 * 1024 ** 2;

/** The file itself: chosen or dropped. */
export function HistoryStart({ onFound }: { onFound: (found: UploadFound) => void }) {
  const t = useTranslations("telemetry.history");
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const { send, sent } = useSendHistory(onFound);
  const file = send.isPending ? send.variables : undefined;
  function take(chosen: File | undefined) {
    if (!chosen || send.isPending) return;
    if (chosen.size > bytesMax) toast({ tone: "failed", title: t("tooLarge") });
    else send.mutate(chosen);
  }
  return (
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
        {file ? t("sending", { name: file.name }) : t("drop")}
      </p>
      {file ? (
        <div className="grid w-full max-w-[420px] gap-2 py-1">
          <ProgressBar value={sent / file.size} label={t("sending", { name: file.name })} />
        </div>
      ) : (
        <p className="max-w-[520px] text-ink-2">{t("dropWhy")}</p>
      )}
      <input
        ref={input}
        type="file"
        accept=".csv,.tsv,.txt,.ndjson,.jsonl,.json,.gz"
        className="sr-only"
        aria-label={t("choose")}
        tabIndex={-1}
        onChange={(event) => {
          take(event.currentTarget.files?.[0]);
          event.currentTarget.value = "";
        }}
      />
      <Button kind="primary" size="large" className="mt-2" busy={send.isPending} onClick={() => input.current?.click()}>
        {t("choose")}
      </Button>
    </section>
  );
}
