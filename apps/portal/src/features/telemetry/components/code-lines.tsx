import { Button } from "@arraigo/ui/button";
import { useState } from "react";
import { useTranslations } from "use-intl";

/** Lines to paste into another system, whole at any width, and a button that copies them. Code, so the same in every language. */
export function CodeLines({ lines }: { lines: string }) {
  const t = useTranslations("telemetry.snippet");
  const [copied, setCopied] = useState(false);
  return (
    <div className="grid gap-2">
      <pre className="rounded-2 border bg-hover px-3.5 py-3 font-mono text-12 leading-5 break-all whitespace-pre-wrap">
        <code>{lines}</code>
      </pre>
      <Button
        size="small"
        className="justify-self-end"
        onClick={() => void navigator.clipboard.writeText(lines).then(() => setCopied(true))}
      >
        <span aria-live="polite">{t(copied ? "copied" : "copy")}</span>
      </Button>
    </div>
  );
}
