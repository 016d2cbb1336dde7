import { Button } from "@arraigo/ui/button";
import { Dialog } from "@arraigo/ui/dialog";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { inGroups } from "../new-receipt";

/** The receipt of an anonymous post, once. It is in no storage: closing this is the end of it here. */
export function ReceiptDialog({ receipt, onClose }: { receipt: string; onClose: () => void }) {
  const t = useTranslations("feedback.say");
  const [copied, setCopied] = useState(false);
  return (
    <Dialog
      open
      // A stray click or Escape must not lose what cannot be shown again.
      onOpenChange={() => {}}
      title={t("receiptTitle")}
      description={t("receiptWhy")}
      footer={
        <>
          <Button
            onClick={() => {
              void navigator.clipboard.writeText(receipt).then(() => setCopied(true));
            }}
          >
            {t(copied ? "copied" : "copy")}
          </Button>
          <Button kind="primary" onClick={onClose}>
            {t("kept")}
          </Button>
        </>
      }
    >
      <output
        data-receipt={receipt}
        className="block rounded-2 border bg-sunken px-4 py-3 text-center font-mono text-16 break-words select-all"
      >
        {inGroups(receipt)}
      </output>
    </Dialog>
  );
}
