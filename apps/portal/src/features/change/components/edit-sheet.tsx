import { Button } from "@arraigo/ui/button";
import { Sheet } from "@arraigo/ui/sheet";
import { type FormEvent, type ReactNode, useId } from "react";
import { useTranslations } from "use-intl";

interface EditSheetProps {
  open: boolean;
  onClose: () => void;
  title: string;
  description?: string;
  onSave: () => void;
  /** The verb on the button; "Save" unless told. */
  verb?: string;
  busy: boolean;
  children: ReactNode;
}

/** A form beside the page it changes: fields, cancel, save. Enter saves, Escape leaves. */
export function EditSheet(props: EditSheetProps) {
  const t = useTranslations("common");
  const id = useId();
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!props.busy) props.onSave();
  }
  return (
    <Sheet
      open={props.open}
      onOpenChange={(open) => !open && props.onClose()}
      title={props.title}
      description={props.description}
      footer={
        <>
          <Button onClick={props.onClose}>{t("cancel")}</Button>
          <Button kind="primary" type="submit" form={id} busy={props.busy}>
            {props.verb ?? t("save")}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={submit} className="grid gap-4">
        {props.children}
      </form>
    </Sheet>
  );
}
