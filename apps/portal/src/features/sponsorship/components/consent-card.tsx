import { Card } from "@arraigo/ui/card";
import { Checkbox } from "@arraigo/ui/checkbox";
import { useTranslations } from "use-intl";
import { useSetConsent } from "../use-set-consent";

/** Whether others see how present this sponsor is. Off until they say so themselves. */
export function ConsentCard(props: { consented: boolean }) {
  const t = useTranslations("sponsorship.consent");
  const setConsent = useSetConsent();
  return (
    <Card title={t("title")}>
      <Checkbox
        className="mt-1"
        label={t("label")}
        hint={t(props.consented ? "on" : "off")}
        checked={props.consented}
        onChange={(event) => setConsent.mutate({ consents: event.currentTarget.checked })}
      />
    </Card>
  );
}
