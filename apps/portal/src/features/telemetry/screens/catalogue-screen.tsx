import { Button } from "@arraigo/ui/button";
import { useTranslations } from "use-intl";
import { Page } from "../../../lib/page";
import { PageFor } from "../../../lib/page-for";
import { CatalogueList } from "../components/catalogue-list";
import { useExportCatalogue } from "../use-export-catalogue";

/** The event catalogue: what the systems say people do, and whether anybody planned it. */
export function CatalogueScreen() {
  const t = useTranslations("telemetry.catalogue");
  return (
    <PageFor permission="telemetry.usage.read" title={t("title")}>
      <CataloguePage />
    </PageFor>
  );
}

function CataloguePage() {
  const t = useTranslations("telemetry.catalogue");
  const download = useExportCatalogue();
  return (
    <Page
      title={t("title")}
      sub={t("sub")}
      actions={
        <Button busy={download.isPending} onClick={() => download.mutate()}>
          {t("export")}
        </Button>
      }
    >
      <CatalogueList />
    </Page>
  );
}
