import { Button } from "@arraigo/ui/button";
import { Dialog } from "@arraigo/ui/dialog";
import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../../lib/trpc";
import { useProblemToast } from "../../../lib/use-problem-toast";

interface Limited {
  id: string;
  name: string;
  perSecondMax: number | null;
  perDayMax: number | null;
}

const limitOf = (text: string) => (text.trim() === "" ? null : Math.max(1, Math.round(Number(text))));

/** Says how much a source may send. Empty means without a limit. */
export function LimitKeyDialog({ source, onClose }: { source: Limited; onClose: () => void }) {
  const t = useTranslations("telemetry.keys");
  const common = useTranslations("common");
  const [second, setSecond] = useState(String(source.perSecondMax ?? ""));
  const [day, setDay] = useState(String(source.perDayMax ?? ""));
  const queryClient = useQueryClient();
  const say = useProblemToast();
  const limit = useMutation(
    trpc.telemetry.keys.limit.mutationOptions({
      onSuccess: () => {
        void queryClient.invalidateQueries(trpc.telemetry.keys.pathFilter());
        onClose();
      },
      onError: say,
    }),
  );
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t("limitTitle", { name: source.name })}
      description={t("limitWhy")}
      footer={
        <>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button kind="primary" type="submit" form="limit-key" busy={limit.isPending}>
            {t("limitSave")}
          </Button>
        </>
      }
    >
      <form
        id="limit-key"
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          limit.mutate({ id: source.id, perSecondMax: limitOf(second), perDayMax: limitOf(day) });
        }}
      >
        <Field label={t("perSecond")} hint={t("perSecondHint")}>
          <Input type="number" min={1} value={second} onChange={(event) => setSecond(event.target.value)} />
        </Field>
        <Field label={t("perDay")} hint={t("perDayHint")}>
          <Input type="number" min={1} value={day} onChange={(event) => setDay(event.target.value)} />
        </Field>
      </form>
    </Dialog>
  );
}
