import { pullEvery, pullKinds } from "@arraigo/telemetry/contract";
import { Button } from "@arraigo/ui/button";
import { Dialog } from "@arraigo/ui/dialog";
import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { Select } from "@arraigo/ui/select";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../../../lib/trpc";
import { useProblemToast } from "../../../../lib/use-problem-toast";

interface AddPullDialogProps {
  own: string;
  folders: readonly string[];
  onClose: () => void;
}

/** Sets up a folder to fetch from: one of those below the organisation's own. */
export function AddPullDialog({ own, folders, onClose }: AddPullDialogProps) {
  const t = useTranslations("telemetry.pull");
  const common = useTranslations("common");
  const problem = useProblemToast();
  const client = useQueryClient();
  const [name, setName] = useState("");
  const [kind, setKind] = useState<(typeof pullKinds)[number]>("salesforce");
  const [folder, setFolder] = useState("");
  const [every, setEvery] = useState<(typeof pullEvery)[number]>(60);
  const add = useMutation({
    ...trpc.telemetry.pull.add.mutationOptions(),
    onSuccess: () => {
      void client.invalidateQueries(trpc.telemetry.pull.pathFilter());
      onClose();
    },
    onError: problem,
  });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t("add")}
      footer={
        <>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button kind="primary" type="submit" form="add-pull" busy={add.isPending}>
            {t("save")}
          </Button>
        </>
      }
    >
      <form
        id="add-pull"
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate({ name, kind, folder, everyMinutes: every });
        }}
      >
        <Field label={t("name")} hint={t("nameHint")} required>
          <Input value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
        </Field>
        <Field label={t("kind")}>
          <Select
            value={kind}
            onChange={({ target }) => setKind(pullKinds.find((each) => each === target.value) ?? "salesforce")}
          >
            {pullKinds.map((each) => (
              <option key={each} value={each}>
                {t(`kinds.${each}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("folder")}>
          <Select value={folder} onChange={(event) => setFolder(event.target.value)}>
            {folders.map((path) => (
              <option key={path} value={path}>
                {path || t("ownFolder", { own })}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("every")}>
          <Select
            value={every}
            onChange={({ target }) => setEvery(pullEvery.find((minutes) => String(minutes) === target.value) ?? 60)}
          >
            {pullEvery.map((minutes) => (
              <option key={minutes} value={minutes}>
                {t("everyMinutes", { minutes: String(minutes) })}
              </option>
            ))}
          </Select>
        </Field>
      </form>
    </Dialog>
  );
}
