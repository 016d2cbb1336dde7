import { Button } from "@arraigo/ui/button";
import { cx } from "@arraigo/ui/plain/cx";
import { dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { api } from "../../../lib/trpc";
import { fromMinor } from "../money";
import type { StagedType } from "../staged-types";
import type { BoardCardData } from "./board-card";

interface BoardColumnProps {
  type: StagedType;
  flag?: "idle" | "overstayed" | "pastClose" | "noNextStep" | undefined;
  stage: { id: string; name: string; kind: string };
  count: number;
  totals: readonly { currency: string; amountMinor: number }[];
  cards: readonly BoardCardData[];
  next: string | null;
  owner: "mine" | "team" | "all";
  closedWindowDays: number;
  onDrop: (recordId: string, fromStageId: string) => void;
  children: (card: BoardCardData) => ReactNode;
}

/** One stage: how many, how much, and the cards. Takes what is dropped on it. */
export function BoardColumn(props: BoardColumnProps) {
  const t = useTranslations("crm.board");
  const format = useFormat();
  const element = useRef<HTMLElement>(null);
  const latest = useRef(props.onDrop);
  latest.current = props.onDrop;
  const [over, setOver] = useState(false);
  const [more, setMore] = useState<{ of: unknown; cards: BoardCardData[]; next: string | null }>();
  // What was read beyond the first page belongs to that first page: when it is read anew, the rest is asked for again.
  const extra = more?.of === props.cards ? more : undefined;
  const next = extra ? extra.next : props.next;
  const stageId = props.stage.id;
  useEffect(() => {
    if (!element.current) return;
    return dropTargetForElements({
      element: element.current,
      getData: () => ({ stageId }),
      canDrop: ({ source }) => typeof source.data.recordId === "string" && source.data.fromStageId !== stageId,
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: ({ source }) => {
        setOver(false);
        latest.current(String(source.data.recordId), String(source.data.fromStageId));
      },
    });
  }, [stageId]);
  async function showMore() {
    if (!next) return;
    const { type, owner, flag } = props;
    const asked = { type, owner, stageId, cursor: next, limit: 50, ...(flag ? { flag } : {}) };
    const page = await api.crm.boards.cards.query(asked);
    setMore({ of: props.cards, cards: [...(extra?.cards ?? []), ...page.rows], next: page.next });
  }
  const cards = [...props.cards, ...(extra?.cards ?? [])];
  return (
    <section
      ref={element}
      aria-label={t(`${props.type}.column`, { stage: props.stage.name, count: props.count })}
      className={cx(
        "flex max-h-[74dvh] min-h-48 w-[272px] shrink-0 snap-start flex-col rounded-3 bg-sunken pt-2 outline-1 -outline-offset-1 outline-transparent max-sm:w-[84vw] lg:max-h-[max(24rem,calc(100dvh-15.75rem))] lg:w-auto lg:min-w-[196px] lg:flex-1",
        over && "bg-brand-soft outline-brand-line!",
      )}
    >
      <header className="px-3.5 pt-1 pb-2">
        <h2 className="flex items-baseline gap-1.5 text-13 font-semibold">
          <span className="truncate">{props.stage.name}</span>
          <span className="figures font-normal text-ink-3">{format.count(props.count)}</span>
        </h2>
        <p className="figures min-h-4 text-12 text-ink-3">
          {props.totals
            .map((total) => format.amount(fromMinor(total.amountMinor, total.currency), total.currency))
            .join(" · ")}
          {props.stage.kind === "open" ? null : (
            <span>
              {" "}
              {props.totals.length > 0 ? "· " : ""}
              {t("lastDays", { days: String(props.closedWindowDays) })}
            </span>
          )}
        </p>
      </header>
      {/* The stage and its sum stay in sight while its cards scroll. */}
      <div className="grid min-h-0 flex-1 content-start gap-2 overflow-y-auto px-2 pb-2">
        {cards.map((card) => props.children(card))}
        {cards.length === 0 ? (
          <p className="px-1.5 py-3 text-12 text-ink-3">{over ? t("drop") : t("columnEmpty")}</p>
        ) : null}
        {next ? (
          <Button kind="ghost" size="small" onClick={() => void showMore()}>
            {t("more")}
          </Button>
        ) : null}
      </div>
    </section>
  );
}
