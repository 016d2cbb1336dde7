import { Card } from "@arraigo/ui/card";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { paths } from "../../../lib/paths";
import { useSession } from "../../../lib/session";
import { curlLines } from "../curl-lines";
import { CodeLines } from "./code-lines";

const linkLook = "underline decoration-hairline-strong underline-offset-[3px] hover:decoration-ink";

const snippet = (host: string, user: string) => `import { Analytics } from "@segment/analytics-node";

const analytics = new Analytics({ writeKey: "arraigo_…", host: "${host}" });
analytics.track({
  userId: ${JSON.stringify(user)},
  event: "opportunity_won",
  properties: { stage: "won" },
});
await analytics.closeAndFlush();`;

/** How another system sends: from a terminal first, then with a library; and where what was refused is listed. */
export function SnippetCard() {
  const t = useTranslations("telemetry.snippet");
  const host = window.location.origin;
  const { person } = useSession();
  const user = person.email ?? person.id;
  const listed = (list: "rejected" | "unmatched") => (text: ReactNode) => (
    <Link to={paths.admin.sources} search={{ list }} className={linkLook} resetScroll={false}>
      {text}
    </Link>
  );
  return (
    <Card title={t("title")} take={t("take")}>
      <div className="grid gap-3">
        <h3 className="text-12 font-medium text-ink-3">{t("curl")}</h3>
        <CodeLines lines={curlLines({ host, key: "arraigo_…", user })} />
        <p className="text-ink-2">{t("curlText", { key: "arraigo_…" })}</p>
        <p className="text-ink-2">{t.rich("answer", { refused: listed("rejected"), unknown: listed("unmatched") })}</p>
        <h3 className="text-12 font-medium text-ink-3">{t("library")}</h3>
        <CodeLines lines={snippet(host, user)} />
      </div>
    </Card>
  );
}
