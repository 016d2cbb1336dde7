import { Card } from "@arraigo/ui/card";
import { useTranslations } from "use-intl";

const snippet = (host: string) => `import { Analytics } from "@segment/analytics-node";

const analytics = new Analytics({ writeKey: "arraigo_…", host: "${host}" });
analytics.track({
  userId: "ana@example.com",
  event: "opportunity_won",
  properties: { stage: "won" },
});`;

/** Lines to paste into another system. Code, so the same in every language. */
export function SnippetCard() {
  const t = useTranslations("telemetry.snippet");
  return (
    <Card title={t("title")} take={t("take")}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable with the keyboard. */}
      <pre tabIndex={0} className="overflow-x-auto rounded-2 border bg-hover px-3.5 py-3 font-mono text-12 leading-5">
        <code>{snippet(window.location.origin)}</code>
      </pre>
    </Card>
  );
}
