import { Button } from "@arraigo/ui/button";
import { Dialog } from "@arraigo/ui/dialog";
import { useRef } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../../lib/format";
import type { Hanging } from "./read-hanging";

interface RemoveDialogProps {
  name: string;
  hanging: Hanging;
  busy: boolean;
  onClose: () => void;
  onRemove: () => void;
}

/** Before an account goes on which others hang: says what it is and what becomes of it. */
export function RemoveDialog(props: RemoveDialogProps) {
  const t = useTranslations("crm.page.menu");
  const format = useFormat();
  const safe = useRef<HTMLButtonElement>(null);
  const { contacts, opportunities, cases } = props.hanging;
  const what = format.list([
    ...(contacts > 0 ? [t("hangs.contacts", { count: contacts })] : []),
    ...(opportunities > 0 ? [t("hangs.opportunities", { count: opportunities })] : []),
    ...(cases > 0 ? [t("hangs.cases", { count: cases })] : []),
  ]);
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) props.onClose();
      }}
      title={t("removeAsk", { name: props.name })}
      description={t("removeWhy", { what })}
      initialFocus={safe}
      footer={
        <>
          <Button ref={safe} onClick={props.onClose}>
            {t("keep")}
          </Button>
          <Button kind="primary" busy={props.busy} onClick={props.onRemove}>
            {t("remove")}
          </Button>
        </>
      }
    />
  );
}
