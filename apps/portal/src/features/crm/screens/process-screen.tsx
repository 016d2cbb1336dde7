import { Segmented } from "@arraigo/ui/segmented";
import { useTranslations } from "use-intl";
import { Page } from "../../../lib/page";
import { useSearchState } from "../../../lib/search";
import { useCan } from "../../../lib/session";
import { Approvals } from "../components/approvals";
import { CrmTabs } from "../components/crm-tabs";
import { ProcessOverrides } from "../components/process-overrides";
import { ProcessPipelines } from "../components/process-pipelines";
import { ProcessStages } from "../components/process-stages";
import { processSearch } from "../search";
import { stagedTypes } from "../staged-types";

/** How work goes: the pipelines with their gates, changed by whoever may; overrides for everybody, approvals for whoever decides. */
export function ProcessScreen() {
  const t = useTranslations("crm.process");
  const can = useCan();
  const [search, setSearch] = useSearchState(processSearch);
  const manages = can("crm.process.manage");
  const views = ["pipelines", "overrides", "approvals"] as const;
  const show = views.find((view) => view === search.show) ?? views[0];
  const type = search.type ?? "opportunity";
  return (
    <Page title={t("title")} sentence={t("sentence")}>
      <div className="-mt-4 grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3">
        <CrmTabs />
        <div className="flex flex-wrap gap-2">
          <Segmented
            label={t("show")}
            value={show}
            choices={views.map((value) => ({ value, label: t(value) }))}
            onChange={(next) => setSearch({ show: next })}
          />
          {show === "approvals" ? null : (
            <Segmented
              label={t("type")}
              value={type}
              choices={stagedTypes.map((value) => ({ value, label: t(`types.${value}`) }))}
              onChange={(next) => setSearch({ type: next })}
            />
          )}
        </div>
      </div>
      {show === "pipelines" ? (
        manages ? (
          <ProcessPipelines key={type} type={type} />
        ) : (
          <ProcessStages key={type} type={type} />
        )
      ) : null}
      {show === "overrides" ? <ProcessOverrides key={type} type={type} /> : null}
      {show === "approvals" ? (
        <Approvals which={search.which ?? "waitingForMe"} onWhich={(which) => setSearch({ which })} />
      ) : null}
    </Page>
  );
}
