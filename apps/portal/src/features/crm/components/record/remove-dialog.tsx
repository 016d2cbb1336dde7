import { Button } from "@arraigo/ui/button";
import { Dialog } from "@arraigo/ui/dialog";
import { useRef } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../../lib/format";
import type { Hanging } from "./use-hanging";

interface RemoveDialogProps {
  /** What goes: a name, or how many. */
  name: string;
  count: number;
  hanging: Hanging;
  busy: boolean;
  onClose: () => void;
  onRemove: () => void;
}

/** Before accounts or contacts go on which others hang: says what that is and what becomes of it. */
export function RemoveDialog(props: RemoveDialogProps) {
  const t = useTranslations("crm.page.menu");
  const format = useFormat();
  const safe = useRef<HTMLButtonElement>(null);
  const what = format.list(
    (["contacts", "opportunities", "cases"] as const).flatMap((kind) =>
      props.hanging[kind] > 0 ? [t(`hangs.${kind}`, { count: props.hanging[kind] })] : [],
    ),
  );
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) props.onClose();
      }}
      title={t("removeAsk", { name: props.name })}
      description={t("removeWhy", { what, count: props.count })}
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
