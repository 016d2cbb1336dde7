import { Button } from "@arraigo/ui/button";
import { Field } from "@arraigo/ui/field";
import { Select } from "@arraigo/ui/select";
import { Sheet } from "@arraigo/ui/sheet";
import { Textarea } from "@arraigo/ui/textarea";
import { toast } from "@arraigo/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { problemOf } from "../../../lib/problem";
import { trpc } from "../../../lib/trpc";
import { currencies } from "../money";
import { readFigures } from "../read-figures";
import { useRefreshCrm } from "../use-refresh-crm";

/** Entering what accounts brought in and cost: pasted from a spreadsheet or read from a file. */
export function ProfitEntrySheet(props: { currency: string; onClose: () => void }) {
  const t = useTranslations("crm.profit.entry");
  const common = useTranslations("common");
  const refresh = useRefreshCrm();
  const file = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [currency, setCurrency] = useState(props.currency);
  const read = readFigures(text, currency);
  const save = useMutation({
    ...trpc.crm.profit.saveFigures.mutationOptions(),
    onSuccess: ({ saved, removed }) => {
      refresh();
      toast({ title: t("saved", { count: saved + removed }) });
      props.onClose();
    },
  });
  const refused = save.error ? problemOf(save.error).message : undefined;
  const wrong = read.wrong ? t("wrong", read.wrong) : refused;
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={t("title")}
      footer={
        <>
          <Button onClick={props.onClose}>{common("cancel")}</Button>
          <Button
            kind="primary"
            disabled={read.lines.length === 0 || read.wrong !== undefined}
            busy={save.isPending}
            onClick={() => save.mutate({ figures: read.lines.map((line) => ({ ...line, currency })) })}
          >
            {t("save", { count: read.lines.length })}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <p className="text-ink-2">{t("why")}</p>
        <Field label={t("currency")}>
          <Select value={currency} onChange={(event) => setCurrency(event.currentTarget.value)}>
            {[...new Set([props.currency, ...currencies])].map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("lines")} hint={t("read", { count: read.lines.length })} error={wrong}>
          <Textarea
            rows={12}
            value={text}
            placeholder={t("example")}
            spellCheck={false}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        </Field>
        <input
          ref={file}
          type="file"
          accept=".csv,.txt,text/csv,text/plain"
          className="sr-only"
          tabIndex={-1}
          aria-label={t("file")}
          onChange={async (event) => {
            const chosen = event.currentTarget.files?.[0];
            if (chosen) setText(await chosen.text());
          }}
        />
        <Button className="justify-self-start" onClick={() => file.current?.click()}>
          {t("file")}
        </Button>
      </div>
    </Sheet>
  );
}
