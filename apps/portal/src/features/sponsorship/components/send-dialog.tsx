import { Button } from "@arraigo/ui/button";
import { Dialog } from "@arraigo/ui/dialog";
import { useRef } from "react";
import { useTranslations } from "use-intl";

interface SendDialogProps {
  open: boolean;
  onClose: () => void;
  onSend: () => void;
  busy: boolean;
  audience: string;
  people: number;
}

/** The last look before what cannot be recalled: names whom and how many, and stands on the safe button. */
export function SendDialog(props: SendDialogProps) {
  const t = useTranslations("sponsorship.composer");
  const safe = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      open={props.open}
      onOpenChange={(open) => !open && !props.busy && props.onClose()}
      title={t("question", { count: props.people })}
      description={t("questionWhy", { audience: props.audience })}
      initialFocus={safe}
      footer={
        <>
          <Button ref={safe} onClick={props.onClose}>
            {t("notYet")}
          </Button>
          <Button kind="primary" busy={props.busy} onClick={props.onSend}>
            {t("confirm", { count: props.people })}
          </Button>
        </>
      }
    />
  );
}
