import { Button } from "@arraigo/ui/button";
import { Dialog } from "@arraigo/ui/dialog";
import { FilteredToNothing, NothingYet } from "@arraigo/ui/empty-state";
import { Skeleton, SkeletonGroup } from "@arraigo/ui/skeleton";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { Page } from "../../../lib/page";
import { QueryView } from "../../../lib/query-view";
import { useSearchState } from "../../../lib/search";
import { useCan } from "../../../lib/session";
import { BoardCard } from "../components/board-card";
import { BoardColumn } from "../components/board-column";
import { CrmTabs } from "../components/crm-tabs";
import { GateDialog } from "../components/gate-dialog";
import { OpportunitySheet } from "../components/opportunity-sheet";
import { OwnerFilter } from "../components/owner-filter";
import { QuickLog } from "../components/quick-log";
import { fromMinor } from "../money";
import { boardSearch } from "../search";
import { useBoard } from "../use-board";
import { useMoveOpportunity } from "../use-move-opportunity";

/** The pipeline as a board: drag a card, or use its menu. */
export function BoardScreen() {
  const t = useTranslations("crm.board");
  const quick = useTranslations("crm.quick");
  const format = useFormat();
  const can = useCan();
  const [search, setSearch] = useSearchState(boardSearch);
  const { owner, query } = useBoard(search.owner);
  const moving = useMoveOpportunity();
  const columns = query.data?.columns ?? [];
  const open = columns.filter((column) => column.stage.kind === "open");
  const openCount = open.reduce((sum, column) => sum + column.count, 0);
  const worth = new Map<string, number>();
  for (const total of open.flatMap((column) => column.totals))
    worth.set(total.currency, (worth.get(total.currency) ?? 0) + total.amountMinor);
  const worthText = format.list(
    [...worth].map(([currency, minor]) => format.money(fromMinor(minor, currency), currency)),
  );
  const everything = columns.reduce((sum, column) => sum + column.count, 0);

  function move(opportunityId: string, fromStageId: string, toStageId: string) {
    const from = columns.find((column) => column.stage.id === fromStageId);
    const to = columns.find((column) => column.stage.id === toStageId);
    const card = columns.flatMap((column) => column.cards).find((each) => each.id === opportunityId);
    if (!from || !to || from === to) return;
    moving.move({
      opportunityId,
      name: card?.name ?? "",
      currency: card?.currency ?? "USD",
      from: from.stage,
      to: to.stage,
    });
  }

  return (
    <Page
      title={t("title")}
      wide
      sentence={
        query.data && everything > 0
          ? t.rich("sentence", { count: openCount, worth: worthText || "none", em: (chunks) => <em>{chunks}</em> })
          : undefined
      }
      actions={
        can("crm.opportunity.write") ? (
          <Button kind="primary" onClick={() => setSearch({ new: "opportunity" })}>
            {t("new")}
          </Button>
        ) : undefined
      }
    >
      <div className="-mt-4 grid gap-3">
        <CrmTabs />
        <div className="flex">
          <OwnerFilter value={owner} onChange={(next) => setSearch({ owner: next })} />
        </div>
      </div>
      <QueryView query={query} loading={<BoardSkeleton />}>
        {(board) =>
          everything === 0 ? (
            owner === "all" ? (
              <NothingYet
                title={t("empty")}
                action={
                  can("crm.opportunity.write") ? (
                    <Button onClick={() => setSearch({ new: "opportunity" })}>{t("new")}</Button>
                  ) : undefined
                }
              >
                {t("emptyWhy")}
              </NothingYet>
            ) : (
              <FilteredToNothing
                title={t("filtered")}
                action={<Button onClick={() => setSearch({ owner: "all" })}>{t("showAll")}</Button>}
              >
                {t("filteredWhy")}
              </FilteredToNothing>
            )
          ) : (
            <div className="-mx-4 flex snap-x snap-mandatory scroll-px-4 items-start gap-3 overflow-x-auto px-4 pb-2 sm:mx-0 sm:scroll-px-0 sm:px-0 sm:snap-none">
              {board.columns.map((column) => (
                <BoardColumn
                  key={column.stage.id}
                  {...column}
                  owner={owner}
                  closedWindowDays={board.closedWindowDays}
                  onDrop={(id, from) => move(id, from, column.stage.id)}
                >
                  {(card) => (
                    <BoardCard
                      key={card.id}
                      card={card}
                      stage={column.stage}
                      stages={board.columns.map((each) => each.stage)}
                      onMove={(to) => move(card.id, column.stage.id, to)}
                    />
                  )}
                </BoardColumn>
              ))}
            </div>
          )
        }
      </QueryView>
      <GateDialog moving={moving} />
      <OpportunitySheet
        open={search.new === "opportunity"}
        onClose={() => setSearch({ new: undefined }, { replace: true })}
      />
      <Dialog
        open={search.log === "new"}
        onOpenChange={(isOpen) => !isOpen && setSearch({ log: undefined }, { replace: true })}
        title={quick("title")}
        description={quick("hint")}
        wide
      >
        <div className="pb-2">
          <QuickLog autoFocus onLogged={() => setSearch({ log: undefined }, { replace: true })} />
        </div>
      </Dialog>
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
