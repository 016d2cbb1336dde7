import { Menu, MenuItem } from "@arraigo/ui/menu";
import { cx } from "@arraigo/ui/plain/cx";
import { Tag } from "@arraigo/ui/tag";
import { draggable } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { Link } from "@tanstack/react-router";
import { Ellipsis } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { useWords, wordsAt } from "../../../lib/messages";
import { fromMinor } from "../money";
import type { StagedType } from "../staged-types";
import { pathOf } from "./record-list/record-cell";

export interface BoardCardData {
  id: string;
  name: string;
  about: string | null;
  ownerName: string | null;
  amountMinor: number | null;
  currency: string | null;
  closesOn: string | null;
  interest: string | null;
  priority: string | null;
  nextStep: string | null;
  nextStepOn: string | null;
  days: number;
  flags: readonly ("idle" | "overstayed" | "pastClose" | "noNextStep")[];
  /** Whether the reader may move it. */
  movable: boolean;
}

interface BoardCardProps {
  type: StagedType;
  card: BoardCardData;
  stage: { id: string; name: string; kind: string };
  stages: readonly { id: string; name: string }[];
  onMove: (toStageId: string) => void;
}

/** One record. Dragged with the pointer, moved with Shift and an arrow, or with the menu. */
export function BoardCard({ type, card, stage, stages, onMove }: BoardCardProps) {
  const t = useTranslations("crm.board");
  const format = useFormat();
  const words = useWords();
  const element = useRef<HTMLElement>(null);
  const [dragged, setDragged] = useState(false);
  useEffect(() => {
    if (!element.current || !card.movable) return;
    return draggable({
      element: element.current,
      getInitialData: () => ({ recordId: card.id, fromStageId: stage.id }),
      onDragStart: () => setDragged(true),
      onDrop: () => setDragged(false),
    });
  }, [card.id, card.movable, stage.id]);
  const today = new Date().toLocaleDateString("sv-SE");
  const open = stage.kind === "open";
  const overdue = open && card.nextStepOn !== null && card.nextStepOn < today;
  const at = stages.findIndex((each) => each.id === stage.id);
  const priority = card.priority && (wordsAt(words, `crm.choices.priority.${card.priority}`) ?? card.priority);
  const step = card.nextStepOn && !card.flags.includes("noNextStep") ? format.shortDate(card.nextStepOn) : null;
  return (
    <article
      ref={element}
      data-card={card.id}
      onKeyDown={(event) => {
        const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
        const to = event.shiftKey && card.movable && by !== 0 ? stages[at + by] : undefined;
        if (!to) return;
        event.preventDefault();
        onMove(to.id);
      }}
      className={cx(
        "group relative grid gap-1 rounded-2 border bg-surface px-3 py-2.5",
        card.movable && "cursor-grab hover:border-hairline-strong",
        dragged && "opacity-40",
      )}
    >
      <div className="flex items-start gap-1">
        <h3 className="min-w-0 flex-1 text-13 font-medium">
          <Link to={pathOf[type](card.id)} className="rounded-1 no-underline hover:underline" draggable={false}>
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
        <span className="min-w-0 truncate">{card.about ?? card.interest ?? card.ownerName}</span>
        {card.amountMinor === null || card.currency === null ? null : (
          <b className="ml-auto shrink-0 font-medium text-ink">
            {format.amount(fromMinor(card.amountMinor, card.currency), card.currency)}
          </b>
        )}
        {priority ? (
          <span className="ml-auto shrink-0">
            <Tag tone={card.priority === "critical" ? "amber" : "neutral"}>{priority}</Tag>
          </span>
        ) : null}
      </p>
      {open && step ? (
        // The day is never cut: what was agreed can be read on the record, whether it is late is read here.
        <p className={cx("figures flex min-w-0 text-12", overdue ? "text-amber" : "text-ink-3")}>
          <span className="min-w-0 truncate">{card.nextStep}</span>
          <span className="shrink-0">{`\u00a0· ${step}`}</span>
        </p>
      ) : null}
      {card.flags.length > 0 ? (
        <ul className="flex flex-wrap gap-1 pt-0.5">
          {card.flags.map((flag) => (
            <li key={flag} title={t(`flagWhy.${flag}`)} className="leading-none">
              <Tag tone="amber">
                {t(`flags.${flag}`, { days: card.days, date: card.closesOn ? format.shortDate(card.closesOn) : "" })}
              </Tag>
            </li>
          ))}
        </ul>
      ) : null}
    </article>
  );
}
