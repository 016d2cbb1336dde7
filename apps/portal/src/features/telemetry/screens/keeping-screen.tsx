import { TableSkeleton } from "@arraigo/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { Page } from "../../../lib/page";
import { PageFor } from "../../../lib/page-for";
import { QueryView } from "../../../lib/query-view";
import { useCan } from "../../../lib/session";
import { trpc } from "../../../lib/trpc";
import { ErasePerson } from "../components/keeping/erase-person";
import { KeepingForm } from "../components/keeping/keeping-form";
import { LastNights } from "../components/keeping/last-nights";

/** How long usage is kept, what each night let go, and the way to erase what was recorded about one person. */
export function KeepingScreen() {
  const t = useTranslations("telemetry.keeping");
  return (
    <PageFor permission="telemetry.usage.read" title={t("title")}>
      <KeepingPage />
    </PageFor>
  );
}

function KeepingPage() {
  const t = useTranslations("telemetry.keeping");
  const can = useCan();
  const query = useQuery(trpc.telemetry.retention.read.queryOptions());
  const em = (text: React.ReactNode) => <em>{text}</em>;
  return (
    <Page
      title={t("title")}
      sentence={query.data && t.rich("sentence", { raw: query.data.rawDays, person: query.data.personDays, em })}
      sub={t("sub")}
    >
      <QueryView query={query} loading={<TableSkeleton rows={4} />} failed={t("failed")}>
        {(policy) => (
          <div className="grid max-w-[720px] gap-gap">
            <KeepingForm key={`${policy.rawDays} ${policy.personDays}`} policy={policy} />
            <LastNights policy={policy} />
            {can("telemetry.person.erase") ? <ErasePerson /> : null}
          </div>
        )}
      </QueryView>
    </Page>
  );
}
