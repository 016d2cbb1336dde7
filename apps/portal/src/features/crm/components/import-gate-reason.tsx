import { Button } from "@arraigo/ui/button";
import { Field } from "@arraigo/ui/field";
import { Textarea } from "@arraigo/ui/textarea";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../../lib/trpc";
import { useProblemToast } from "../../../lib/use-problem-toast";
import type { Mapping, Preview, Upload } from "../import-types";

const reasonMin = 10;

interface ImportGateReasonProps {
  upload: Upload;
  mapping: Mapping;
  preview: Preview;
  onTried: (mapping: Mapping, preview: Preview) => void;
}

/** One reason for all the records that a gate refuses and the importer may move all the same; the dry run is done again with it. */
export function ImportGateReason({ upload, mapping, preview, onTried }: ImportGateReasonProps) {
  const t = useTranslations("crm.import");
  const problem = useProblemToast();
  const given = mapping.overrideReason ?? "";
  const [reason, setReason] = useState(given);
  const attempt = useMutation({
    ...trpc.crm.imports.preview.mutationOptions(),
    onSuccess: (found, input) => onTried(input.mapping as Mapping, found),
    onError: problem,
  });
  const may = preview.gateOverridable ?? 0;
  if (!preview.finished || (may === 0 && given === "")) return null;
  const { overrideReason: _, ...without } = mapping;
  const again = (next: Mapping) => attempt.mutate({ importId: upload.importId, mapping: next });
  const said = reason.trim();
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (said.length >= reasonMin) again({ ...without, overrideReason: said });
      }}
    >
      {may > 0 ? <p className="text-ink-2">{t("gateReasonWhy", { count: preview.gateRefused ?? may, may })}</p> : null}
      <Field label={t("gateReason")} hint={t("gateReasonHint")}>
        <Textarea rows={2} maxLength={500} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
      </Field>
      <div className="flex gap-2">
        <Button type="submit" busy={attempt.isPending} disabled={said.length < reasonMin || said === given}>
          {t("gateReasonTry")}
        </Button>
        {given === "" ? null : (
          <Button kind="ghost" busy={attempt.isPending} onClick={() => again(without)}>
            {t("gateReasonDrop")}
          </Button>
        )}
      </div>
    </form>
  );
}
