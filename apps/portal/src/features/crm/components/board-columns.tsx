import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import type { StagedType } from "../staged-types";
import type { Moving } from "../use-move-record";
import { BoardCard, type BoardCardData } from "./board-card";
import { BoardColumn } from "./board-column";
import type { BoardFlag } from "./board-filters";

interface Column {
  stage: { id: string; name: string; kind: string };
  count: number;
  totals: readonly { currency: string; amountMinor: number }[];
  cards: readonly BoardCardData[];
  next: string | null;
}

interface BoardColumnsProps {
  type: StagedType;
  columns: readonly Column[];
  owner: "mine" | "team" | "all";
  flag: BoardFlag | undefined;
  closedWindowDays: number;
  moving: Moving;
}

/** The stages side by side. A card moved by keyboard keeps the focus where it went. */
export function BoardColumns(props: BoardColumnsProps) {
  const t = useTranslations("crm.board");
  const { type, columns, moving } = props;
  const followed = useRef<string>(null);
  const board = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!followed.current || moving.busy) return;
    board.current?.querySelector<HTMLElement>(`[data-card="${followed.current}"] a`)?.focus();
    followed.current = null;
  }, [columns, moving.busy]);

  function move(card: BoardCardData | undefined, id: string, fromStageId: string, toStageId: string) {
    const from = columns.find((column) => column.stage.id === fromStageId)?.stage;
    const to = columns.find((column) => column.stage.id === toStageId)?.stage;
    if (!from || !to || from === to) return;
    followed.current = id;
    moving.move({ type, id, name: card?.name ?? "", from, to });
  }
  const stages = columns.map((each) => each.stage);
  return (
    <section ref={board} aria-describedby="board-keys">
      <p id="board-keys" className="sr-only">
        {t("keys")}
      </p>
      <div className="-mx-4 flex snap-x snap-mandatory scroll-px-4 items-start gap-3 overflow-x-auto px-4 pb-2 sm:mx-0 sm:scroll-px-0 sm:px-0 sm:snap-none">
        {columns.map((column) => (
          <BoardColumn
            key={column.stage.id}
            {...column}
            type={type}
            owner={props.owner}
            flag={props.flag}
            closedWindowDays={props.closedWindowDays}
            onDrop={(id, from) =>
              move(
                columns.flatMap((each) => each.cards).find((card) => card.id === id),
                id,
                from,
                column.stage.id,
              )
            }
          >
            {(card) => (
              <BoardCard
                key={card.id}
                type={type}
                card={card}
                stage={column.stage}
                stages={stages}
                onMove={(to) => move(card, card.id, column.stage.id, to)}
              />
            )}
          </BoardColumn>
        ))}
      </div>
    </section>
  );
}
