import { cx } from "@arraigo/ui/cx";
import { Menu, MenuItem } from "@arraigo/ui/menu";
import { draggable } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { Link } from "@tanstack/react-router";
import { Ellipsis } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { paths } from "../../../lib/paths";
import { fromMinor } from "../money";

export interface BoardCardData {
  id: string;
  name: string;
  accountName: string | null;
  amountMinor: number | null;
  currency: string;
  closesOn: string | null;
  nextStep: string | null;
  nextStepOn: string | null;
  ownerName: string | null;
  /** Whether the reader may move it. */
  movable: boolean;
}

interface BoardCardProps {
  card: BoardCardData;
  stage: { id: string; name: string; kind: string };
  stages: readonly { id: string; name: string }[];
  onMove: (toStageId: string) => void;
}

/** One opportunity. Dragged with the pointer, moved with the menu by everybody else. */
export function BoardCard({ card, stage, stages, onMove }: BoardCardProps) {
  const t = useTranslations("crm.board");
  const format = useFormat();
  const element = useRef<HTMLElement>(null);
  const [dragged, setDragged] = useState(false);
  useEffect(() => {
    if (!element.current || !card.movable) return;
    return draggable({
      element: element.current,
      getInitialData: () => ({ opportunityId: card.id, fromStageId: stage.id }),
      onDragStart: () => setDragged(true),
      onDrop: () => setDragged(false),
    });
  }, [card.id, card.movable, stage.id]);
  const today = new Date().toLocaleDateString("sv-SE");
  const open = stage.kind === "open";
  const overdue = open && card.nextStepOn !== null && card.nextStepOn < today;
  const past = open && card.closesOn !== null && card.closesOn < today;
  return (
    <article
      ref={element}
      className={cx(
        "group relative grid gap-1 rounded-2 border bg-surface px-3 py-2.5",
        card.movable && "cursor-grab hover:border-hairline-strong",
        dragged && "opacity-40",
      )}
    >
      <div className="flex items-start gap-1">
        <h3 className="min-w-0 flex-1 text-13 font-medium">
          <Link
            to={paths.crm.opportunity(card.id)}
            className="rounded-1 no-underline hover:underline"
            draggable={false}
          >
            {card.name}
          </Link>
        </h3>
        {card.movable ? (
          <Menu
            align="end"
            trigger={
              <button
                type="button"
                aria-label={t("move", { name: card.name })}
                className="-mt-0.5 -mr-1 grid size-6 shrink-0 place-items-center rounded-1 text-ink-3 hover:bg-hover hover:text-ink max-sm:size-9"
              >
                <Ellipsis aria-hidden="true" className="size-4" />
              </button>
            }
          >
            <p className="px-2 py-1 text-11 font-medium text-ink-3">{t("moveTo")}</p>
            {stages
              .filter((each) => each.id !== stage.id)
              .map((each) => (
                <MenuItem key={each.id} onSelect={() => onMove(each.id)}>
                  {each.name}
                </MenuItem>
              ))}
          </Menu>
        ) : null}
      </div>
      <p className="figures flex min-w-0 items-baseline gap-2 text-12 text-ink-2">
        <span className="min-w-0 truncate">{card.accountName ?? card.ownerName}</span>
        {card.amountMinor === null ? null : (
          <b className="ml-auto shrink-0 font-medium text-ink">
            {format.money(fromMinor(card.amountMinor, card.currency), card.currency)}
          </b>
        )}
      </p>
      {open ? (
        <p
          className={cx("figures truncate text-12", overdue || past || !card.nextStepOn ? "text-amber" : "text-ink-3")}
        >
          {overdue
            ? t("stepOverdue", { step: card.nextStep ?? format.shortDate(card.nextStepOn ?? "") })
            : past
              ? t("pastClose", { date: format.shortDate(card.closesOn ?? "") })
              : card.nextStepOn
                ? `${card.nextStep ?? ""} · ${format.shortDate(card.nextStepOn)}`
                : t("noStep")}
        </p>
      ) : null}
    </article>
  );
}
