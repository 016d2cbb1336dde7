import { useTranslations } from "use-intl";
import { Page } from "../../../lib/page";
import { MyEvents } from "../components/my-events";

/** Everything recorded about whoever looks. */
export function MyDataScreen() {
  const t = useTranslations("telemetry.mine");
  return (
    <Page title={t("title")} sentence={t.rich("sentence", { em: (text) => <em>{text}</em> })} sub={t("sub")}>
      <MyEvents />
    </Page>
  );
}
