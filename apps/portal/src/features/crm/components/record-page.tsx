import { PageSkeleton } from "@arraigo/ui/skeleton";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Page, TwoColumns } from "../../../lib/page";
import { useCan } from "../../../lib/session";
import { NextStepCard } from "./next-step-card";
import { QuickLog } from "./quick-log";
import { Timeline } from "./timeline";

interface RecordPageProps {
  type: "account" | "contact" | "opportunity";
  record: { id: string; nextStep: string | null; nextStepOn: string | null; mayWrite: boolean };
  name: string;
  sub?: ReactNode;
  parent: { label: string; to: string };
  actions?: ReactNode;
  side: ReactNode;
}

/** One record: what is next on top, one line to log with, its history at the left, its facts and relations at the right. */
export function RecordPage(props: RecordPageProps) {
  const can = useCan();
  const { type, record } = props;
  return (
    <Page title={props.name} sub={props.sub} crumbs={[props.parent, { label: props.name }]} actions={props.actions}>
      <TwoColumns
        main={
          <>
            <NextStepCard type={type} {...record} />
            {can("crm.activity.log") ? <QuickLog about={{ type, id: record.id, name: props.name }} /> : null}
            <Timeline type={type} id={record.id} />
          </>
        }
        side={props.side}
      />
    </Page>
  );
}

/** While the record is on its way. */
export function RecordSkeleton() {
  return (
    <div className="mt-[52px]">
      <PageSkeleton />
    </div>
  );
}

/** Why a record cannot be changed here, in its owner's words. */
export function useReadOnlyNote() {
  const t = useTranslations("crm.record");
  return (mayWrite: boolean, ownerName: string | null) =>
    mayWrite ? undefined : ownerName ? t("readOnly", { owner: ownerName }) : t("readOnlyUnowned");
}
