import { Button } from "@arraigo/ui/button";
import { Dialog } from "@arraigo/ui/dialog";
import { Field } from "@arraigo/ui/field";
import { Select } from "@arraigo/ui/select";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../../lib/trpc";
import { useProblemToast } from "../../../lib/use-problem-toast";
import { ShownKey } from "./shown-key";

const graces = [0, 1, 24, 168] as const;

/** Gives a source a new key, and says how long the one before works on. */
export function RotateKeyDialog({ source, onClose }: { source: { id: string; name: string }; onClose: () => void }) {
  const t = useTranslations("telemetry.keys");
  const common = useTranslations("common");
  const [hours, setHours] = useState("24");
  const queryClient = useQueryClient();
  const say = useProblemToast();
  const rotate = useMutation(
    trpc.telemetry.keys.rotate.mutationOptions({
      onSuccess: () => void queryClient.invalidateQueries(trpc.telemetry.keys.pathFilter()),
      onError: say,
    }),
  );
  if (rotate.data)
    return (
      <Dialog
        open
        onOpenChange={onClose}
        title={t("shownTitle")}
        description={t("shownRotated")}
        footer={<Button onClick={onClose}>{t("done")}</Button>}
      >
        <ShownKey writeKey={rotate.data.key} />
      </Dialog>
    );
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t("rotateTitle", { name: source.name })}
      description={t("rotateWhy")}
      footer={
        <>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button
            kind="primary"
            busy={rotate.isPending}
            onClick={() => rotate.mutate({ id: source.id, graceHours: Number(hours) })}
          >
            {t("rotate")}
          </Button>
        </>
      }
    >
      <Field label={t("grace")} hint={t("graceHint")}>
        <Select value={hours} onChange={(event) => setHours(event.target.value)}>
          {graces.map((grace) => (
            <option key={grace} value={grace}>
              {t("graceHours", { hours: grace })}
            </option>
          ))}
        </Select>
      </Field>
    </Dialog>
  );
}
