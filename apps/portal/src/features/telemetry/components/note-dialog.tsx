import { Button } from "@arraigo/ui/button";
import { DateField } from "@arraigo/ui/date-field";
import { Dialog } from "@arraigo/ui/dialog";
import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { Select } from "@arraigo/ui/select";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { problemOf } from "../../../lib/problem";
import type { Annotation } from "../../../lib/use-axis-marks";
import { useRemoveNote, useWriteNote } from "../use-write-note";

const kinds = ["other", "release", "go_live", "course", "message"] as const;

/** Writes a note on everybody's time axes, changes one, or takes it away again. */
export function NoteDialog({ note, onClose }: { note: Annotation | undefined; onClose: () => void }) {
  const t = useTranslations("telemetry.notes");
  const axis = useTranslations("common.axis.kind");
  const common = useTranslations("common");
  const [day, setDay] = useState(note?.day ?? "");
  const [kind, setKind] = useState<(typeof kinds)[number]>(note?.kind ?? "other");
  const [label, setLabel] = useState(note?.label ?? "");
  const write = useWriteNote(onClose);
  const remove = useRemoveNote(onClose);
  const id = note?.id ?? undefined;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={id ? t("change") : t("add")}
      description={t("seen")}
      footer={
        <>
          {id ? (
            <Button kind="danger" busy={remove.isPending} onClick={() => remove.mutate({ id })}>
              {t("remove")}
            </Button>
          ) : null}
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button kind="primary" type="submit" form="write-note" busy={write.isPending}>
            {common("save")}
          </Button>
        </>
      }
    >
      <form
        id="write-note"
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          write.mutate({ id, day, kind, label });
        }}
      >
        <Field label={t("label")} error={write.error ? problemOf(write.error).message : undefined} required>
          <Input value={label} maxLength={80} required onChange={(event) => setLabel(event.currentTarget.value)} />
        </Field>
        <Field label={t("kind")}>
          <Select
            value={kind}
            onChange={(event) => setKind(kinds.find((each) => each === event.currentTarget.value) ?? "other")}
          >
            {kinds.map((each) => (
              <option key={each} value={each}>
                {axis(each)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("day")} required>
          <DateField value={day} onChange={setDay} />
        </Field>
      </form>
    </Dialog>
  );
}
