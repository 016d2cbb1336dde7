import { Card } from "@arraigo/ui/card";
import { useTranslations } from "use-intl";
import { Page } from "../../../lib/page";
import { useSession } from "../../../lib/session";
import { Definition } from "../components/definition";
import { definitionKeys } from "../types";

/** Every figure explained on one page. */
export function DefinitionsScreen() {
  const t = useTranslations("adoption.definitionsPage");
  const words = useTranslations("adoption.definitions");
  const minimum = useSession().organisation.privacyMode === "works_council" ? 10 : 5;
  return (
    <Page title={t("title")} sentence={t.rich("sentence", { em: (chunks) => <em>{chunks}</em> })} sub={t("sub")}>
      <div className="grid gap-gap md:grid-cols-2">
        {definitionKeys.map((key) => (
          <Card key={key} title={words(`${key}.title`)}>
            <Definition of={key} minimum={minimum} />
          </Card>
        ))}
      </div>
    </Page>
  );
}
