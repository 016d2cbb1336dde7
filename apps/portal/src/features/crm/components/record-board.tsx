import { Button } from "@arraigo/ui/button";
import { FilteredToNothing, NothingYet } from "@arraigo/ui/empty-state";
import { Skeleton, SkeletonGroup } from "@arraigo/ui/skeleton";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { Page } from "../../../lib/page";
import { QueryView } from "../../../lib/query-view";
import { useSearchState } from "../../../lib/search";
import { useCan } from "../../../lib/session";
import { fromMinor } from "../money";
import { boardSearch } from "../search";
import type { StagedType } from "../staged-types";
import { useBoard } from "../use-board";
import { useMoveRecord } from "../use-move-record";
import { BoardColumns } from "./board-columns";
import { BoardFilters } from "./board-filters";
import { ConvertLead } from "./convert-lead";
import { CrmTabs } from "./crm-tabs";
import { GateDialog } from "./gate-dialog";
import { RecordForm } from "./record-form/record-form";

/** A pipeline as a board: drag a card, move it by keyboard, or use its menu. */
export function RecordBoard(props: { type: StagedType; children?: ReactNode }) {
  const { type } = props;
  const t = useTranslations("crm.board");
  const words = useTranslations(`crm.board.${type}`);
  const format = useFormat();
  const can = useCan();
  const [search, setSearch] = useSearchState(boardSearch);
  const { owner, query } = useBoard(type, search.owner, search.pipeline, search.flag);
  const moving = useMoveRecord();
  const columns = query.data?.columns ?? [];
  const open = columns.filter((column) => column.stage.kind === "open");
  const openCount = open.reduce((sum, column) => sum + column.count, 0);
  const everything = columns.reduce((sum, column) => sum + column.count, 0);
  const worth = new Map<string, number>();
  for (const total of open.flatMap((column) => column.totals))
    worth.set(total.currency, (worth.get(total.currency) ?? 0) + total.amountMinor);
  const worthText = format.list(
    [...worth].map(([currency, minor]) => format.amount(fromMinor(minor, currency), currency)),
  );
  const pipelines = query.data?.pipelines ?? [];
  const pipelineId = query.data?.pipeline.id;
  const chosen = search.flag !== undefined || owner !== "all" || pipelines.length > 1;
  const add = can(`crm.${type}.write`) ? () => setSearch({ new: type }) : undefined;
  const firstStage = columns[0]?.stage.id;
  return (
    <Page
      title={words("title")}
      wide
      sentence={
        query.data && everything > 0
          ? words.rich("sentence", { count: openCount, worth: worthText || "none", em: (chunks) => <em>{chunks}</em> })
          : undefined
      }
      actions={
        add ? (
          <Button kind="primary" onClick={add}>
            {words("new")}
          </Button>
        ) : undefined
      }
    >
      <div className="-mt-4 grid grid-cols-[minmax(0,1fr)] gap-3">
        <CrmTabs />
        <BoardFilters
          type={type}
          owner={owner}
          flag={search.flag}
          pipeline={pipelineId}
          pipelines={pipelines}
          onChange={setSearch}
        />
      </div>
      <QueryView query={query} loading={<BoardSkeleton />}>
        {(board) =>
          everything === 0 && !chosen ? (
            <NothingYet title={words("empty")} action={add ? <Button onClick={add}>{words("new")}</Button> : undefined}>
              {words("emptyWhy")}
            </NothingYet>
          ) : everything === 0 && (search.flag !== undefined || owner !== "all") ? (
            <FilteredToNothing
              title={t("filtered")}
              action={<Button onClick={() => setSearch({ owner: "all", flag: undefined })}>{t("showAll")}</Button>}
            >
              {t("filteredWhy")}
            </FilteredToNothing>
          ) : (
            <BoardColumns
              type={type}
              columns={board.columns}
              owner={owner}
              flag={search.flag}
              closedWindowDays={board.closedWindowDays}
              moving={moving}
            />
          )
        }
      </QueryView>
      <GateDialog moving={moving} />
      {moving.converting ? <ConvertLead id={moving.converting.id} onClose={moving.stopConverting} /> : null}
      {search.new === type ? (
        <RecordForm
          type={type}
          // In another pipeline than the first, a new record starts there.
          start={firstStage && pipelines.length > 1 ? { values: { stageId: firstStage } } : undefined}
          onClose={() => setSearch({ new: undefined }, { replace: true })}
        />
      ) : null}
      {props.children}
    </Page>
  );
}

function BoardSkeleton() {
  return (
    <SkeletonGroup className="flex gap-3 overflow-hidden">
      {["a", "b", "c", "d", "e"].map((column) => (
        <div key={column} className="grid min-w-[196px] flex-1 content-start gap-2 rounded-3 bg-sunken p-2">
          <Skeleton className="h-9" />
          <Skeleton className="h-20 rounded-2!" />
          <Skeleton className="h-20 rounded-2!" />
        </div>
      ))}
    </SkeletonGroup>
  );
}
