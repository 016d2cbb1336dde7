import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { Page } from "../../../lib/page";
import { trpc } from "../../../lib/trpc";
import { MyEvents } from "../components/my-events";

/** Everything recorded about whoever looks, and how long it is kept. */
export function MyDataScreen() {
  const t = useTranslations("telemetry.mine");
  const format = useFormat();
  const { data: kept } = useQuery(trpc.telemetry.retention.mine.queryOptions());
  return (
    <Page title={t("title")} sentence={t.rich("sentence", { em: (text) => <em>{text}</em> })} sub={t("sub")}>
      <MyEvents />
      {kept ? (
        <p className="mt-4 max-w-[640px] text-ink-2">
          {t("kept", { raw: kept.rawDays, person: kept.personDays })}{" "}
          {kept.before
            ? t("before", {
                things: kept.before.things,
                first: format.date(kept.before.firstDay),
                last: format.date(kept.before.lastDay),
              })
            : null}
        </p>
      ) : null}
    </Page>
  );
}
