import { Segmented } from "@arraigo/ui/segmented";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { paths } from "../../../lib/paths";
import { QueryView } from "../../../lib/query-view";
import { usePathPart } from "../../../lib/search";
import { trpc } from "../../../lib/trpc";
import { CaseActions } from "../components/case-actions";
import { useOwnerLine } from "../components/record/owner-line";
import { textOf } from "../components/record/page-record";
import { RecordPage, RecordSkeleton } from "../components/record/record-page";
import { CustomerCard } from "../components/related/customer-card";
import { RelatedBox } from "../components/related/related-box";
import { RelatedCases } from "../components/related/related-cases";
import { SimilarCases } from "../components/related/similar-cases";
import { StageBar } from "../components/stage-bar";
import { Timeline } from "../components/timeline/timeline";

/** What a customer asked or complained about, with the customer, what others did for them, and how such cases ended before. */
export function CaseScreen() {
  const id = usePathPart("caseId");
  const t = useTranslations("crm.caseDesk");
  const tabs = useTranslations("crm.tabs");
  const ownerLine = useOwnerLine();
  const query = useQuery(trpc.crm.cases.get.queryOptions({ id }));
  const [whose, setWhose] = useState<"case" | "customer">("case");
  return (
    <QueryView query={query} loading={<RecordSkeleton />} page={tabs("cases")}>
      {(held) => {
        const accountId = textOf(held.values.accountId);
        const contactId = textOf(held.values.contactId);
        const named = (of: string | null) =>
          of ? { id: of, name: held.names[of] ?? "…", gone: held.gone.includes(of) } : null;
        const customer = accountId
          ? ({ type: "account", id: accountId } as const)
          : contactId
            ? ({ type: "contact", id: contactId } as const)
            : null;
        const shown = whose === "customer" && customer ? customer : ({ type: "case", id: held.id } as const);
        return (
          <RecordPage
            key={held.id}
            type="case"
            record={held}
            name={held.name}
            parent={{ label: tabs("cases"), to: paths.crm.cases }}
            sub={ownerLine(held, [held.names[textOf(held.values.queueId) ?? ""] ?? null])}
            actions={
              <CaseActions
                id={held.id}
                name={held.name}
                ownerId={held.ownerId}
                closed={held.values.closedAt !== null}
                mayWrite={held.mayWrite}
              />
            }
            stage={<StageBar type="case" id={held.id} name={held.name} mayWrite={held.mayWrite} />}
            asksMinutes
            first={<CustomerCard account={named(accountId)} contact={named(contactId)} points={held.points} />}
            factsExtra={<Minutes {...held.minutes} />}
            history={
              <Timeline
                key={shown.id}
                type={shown.type}
                id={shown.id}
                actions={
                  customer ? (
                    <Segmented
                      label={t("whoseHistory")}
                      value={whose}
                      onChange={setWhose}
                      choices={[
                        { value: "case", label: t("thisCase") },
                        { value: "customer", label: t("customer") },
                      ]}
                    />
                  ) : undefined
                }
              />
            }
            related={
              <RelatedBox>
                {held.otherCases.length > 0 ? <RelatedCases title={t("otherCases")} cases={held.otherCases} /> : null}
                <SimilarCases id={held.id} />
              </RelatedBox>
            }
          />
        );
      }}
    </QueryView>
  );
}

/** What the case has cost so far: own minutes and those of everything done about it. */
function Minutes(props: { own: number | null; activities: number; unsaid: number; total: number }) {
  const t = useTranslations("crm.caseDesk");
  return (
    <div className="grid min-h-7 grid-cols-[96px_minmax(0,1fr)] items-start gap-x-3 px-1.5 py-1">
      <dt className="truncate text-ink-3">{t("spent")}</dt>
      <dd className="figures">
        {t("spentMinutes", { total: props.total })}
        {props.unsaid > 0 ? (
          <span className="block text-12 text-amber">{t("spentUnsaid", { count: props.unsaid })}</span>
        ) : null}
      </dd>
    </div>
  );
}
