import { Button } from "@arraigo/ui/button";
import { useState } from "react";
import { useTranslations } from "use-intl";

/** A key, this once, and a button that copies it. */
export function ShownKey({ writeKey }: { writeKey: string }) {
  const t = useTranslations("telemetry.keys");
  const [copied, setCopied] = useState(false);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <code className="min-w-0 flex-1 rounded-2 border bg-hover px-3 py-2 font-mono text-13 break-all select-all">
        {writeKey}
      </code>
      <Button kind="primary" onClick={() => void navigator.clipboard.writeText(writeKey).then(() => setCopied(true))}>
        <span aria-live="polite">{t(copied ? "copied" : "copy")}</span>
      </Button>
    </div>
  );
}
