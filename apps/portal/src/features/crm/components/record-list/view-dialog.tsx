import { Button } from "@arraigo/ui/button";
import { Checkbox } from "@arraigo/ui/checkbox";
import { Dialog } from "@arraigo/ui/dialog";
import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { useCan } from "../../../../lib/session";
import type { SavedView } from "./use-views";

interface ViewDialogProps {
  /** The view to change; absent for a new one. */
  view: SavedView | undefined;
  busy: boolean;
  onClose: () => void;
  onSave: (name: string, shared: boolean) => Promise<void>;
}

/** The name of a view, and whether everybody sees it. */
export function ViewDialog(props: ViewDialogProps) {
  const t = useTranslations("crm.list.views");
  const common = useTranslations("common");
  const can = useCan();
  const id = useId();
  const [name, setName] = useState(props.view?.name ?? "");
  const [shared, setShared] = useState(props.view?.shared ?? false);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={props.view ? t("manage", { name: props.view.name }) : t("save")}
      footer={
        <>
          <Button onClick={props.onClose}>{common("cancel")}</Button>
          <Button kind="primary" type="submit" form={id} busy={props.busy} disabled={name.trim() === ""}>
            {common("save")}
          </Button>
        </>
      }
    >
      <form
        id={id}
        className="grid gap-3.5 pb-1"
        onSubmit={(event) => {
          event.preventDefault();
          // A refusal is said by whoever saves; the form stays open with the name in it.
          if (name.trim() !== "") void props.onSave(name.trim(), shared).catch(() => {});
        }}
      >
        <Field label={t("name")}>
          <Input autoFocus maxLength={80} value={name} onChange={(event) => setName(event.currentTarget.value)} />
        </Field>
        {can("crm.view.share") ? (
          <Checkbox
            label={t("share")}
            hint={t("shareHint")}
            checked={shared}
            onChange={(event) => setShared(event.currentTarget.checked)}
          />
        ) : null}
      </form>
    </Dialog>
  );
}
