import { Button } from "@arraigo/ui/button";
import { linkButtonLook } from "@arraigo/ui/link-button";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Page } from "../../../lib/page";
import { paths } from "../../../lib/paths";
import { useCan } from "../../../lib/session";
import { CrmTabs } from "../components/crm-tabs";
import type { RecordType } from "../components/record-form/record-fields";
import { RecordForm } from "../components/record-form/record-form";
import { ExportButton } from "../components/record-list/export-button";
import { RecordList } from "../components/record-list/record-list";
import { filterOf, useListState } from "../components/record-list/use-list-state";
import { countMax, useRecordList } from "../components/record-list/use-record-list";

const boardOf: Partial<Record<RecordType, string>> = {
  opportunity: paths.crm.board,
  lead: paths.crm.leadBoard,
  case: paths.crm.caseBoard,
};

/** The list of one type of record, with the way to add one. */
export function RecordListScreen(props: { type: RecordType; actions?: ReactNode }) {
  const { type } = props;
  const t = useTranslations("crm.list");
  const words = useTranslations(`crm.list.${type}`);
  const can = useCan();
  const list = useListState(type);
  const { state } = list;
  const found = useRecordList(type, filterOf(state), state.sort, state.columns);
  const { total } = found;
  const em = (chunks: ReactNode) => <em>{chunks}</em>;
  return (
    <Page
      wide
      title={words("title")}
      sentence={
        total === undefined
          ? undefined
          : total > countMax
            ? words.rich("sentenceMany", { count: countMax, em })
            : words.rich("sentence", { count: total, em })
      }
      actions={
        <>
          {props.actions}
          {boardOf[type] ? (
            <Link to={boardOf[type]} className={linkButtonLook("ghost", "medium")}>
              {t("board")}
            </Link>
          ) : null}
          <ExportButton type={type} state={state} total={total} />
          {can(`crm.${type}.write`) ? (
            <Button kind="primary" onClick={() => list.create(true)}>
              {words("new")}
            </Button>
          ) : null}
        </>
      }
    >
      <div className="-mt-4 min-w-0">
        <CrmTabs />
      </div>
      <RecordList type={type} list={list} found={found} />
      {list.creating ? <RecordForm type={type} onClose={() => list.create(false)} /> : null}
    </Page>
  );
}
