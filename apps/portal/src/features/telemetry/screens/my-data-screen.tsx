import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { Page } from "../../../lib/page";
import { trpc } from "../../../lib/trpc";
import { MyEvents } from "../components/my-events";

/** Everything recorded about whoever looks, and how long it is kept. */
export function MyDataScreen() {
  const t = useTranslations("telemetry.mine");
  const { data: kept } = useQuery(trpc.telemetry.retention.mine.queryOptions());
  return (
    <Page title={t("title")} sentence={t.rich("sentence", { em: (text) => <em>{text}</em> })} sub={t("sub")}>
      <MyEvents />
      {kept ? (
        <p className="mt-4 max-w-[640px] text-ink-2">{t("kept", { raw: kept.rawDays, person: kept.personDays })}</p>
      ) : null}
    </Page>
  );
}
