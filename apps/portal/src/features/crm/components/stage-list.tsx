import { Button } from "@arraigo/ui/button";
import { cx } from "@arraigo/ui/plain/cx";
import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import { draggable, dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { GripVertical } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { StageSettings } from "./stage-sentences";

interface StageListProps {
  stages: readonly StageSettings[];
  sentenceOf: (stage: StageSettings) => string;
  onOrder: (ids: string[]) => void;
  onEdit: (stage: StageSettings) => void;
}

/** The stages of a pipeline in order: dragged by their handle, or moved with its arrows. Open ones stay before the ends. */
export function StageList({ stages, sentenceOf, onOrder, onEdit }: StageListProps) {
  const place = (id: string, to: number) => {
    const ids = stages.map((stage) => stage.id).filter((each) => each !== id);
    ids.splice(to, 0, id);
    onOrder(ids);
  };
  const within = (stage: StageSettings, to: number) => (stages[to]?.kind === "open") === (stage.kind === "open");
  return (
    <ol className="grid gap-1.5">
      {stages.map((stage, at) => (
        <StageItem
          key={stage.id}
          stage={stage}
          onDrop={(id) => {
            const dragged = stages.find((each) => each.id === id);
            if (dragged && within(dragged, at)) place(id, at);
          }}
          onStep={(by) => {
            if (stages[at + by] && within(stage, at + by)) place(stage.id, at + by);
          }}
          onEdit={() => onEdit(stage)}
        >
          {sentenceOf(stage)}
        </StageItem>
      ))}
    </ol>
  );
}

interface StageItemProps {
  stage: StageSettings;
  onDrop: (id: string) => void;
  onStep: (by: 1 | -1) => void;
  onEdit: () => void;
  children: ReactNode;
}

function StageItem(props: StageItemProps) {
  const t = useTranslations("crm.process");
  const { stage } = props;
  const element = useRef<HTMLLIElement>(null);
  const handle = useRef<HTMLButtonElement>(null);
  const latest = useRef(props.onDrop);
  latest.current = props.onDrop;
  const [over, setOver] = useState(false);
  useEffect(() => {
    if (!element.current || !handle.current) return;
    return combine(
      draggable({
        element: element.current,
        dragHandle: handle.current,
        getInitialData: () => ({ stageToOrder: stage.id }),
      }),
      dropTargetForElements({
        element: element.current,
        canDrop: ({ source }) => typeof source.data.stageToOrder === "string" && source.data.stageToOrder !== stage.id,
        onDragEnter: () => setOver(true),
        onDragLeave: () => setOver(false),
        onDrop: ({ source }) => {
          setOver(false);
          latest.current(String(source.data.stageToOrder));
        },
      }),
    );
  }, [stage.id]);
  return (
    <li
      ref={element}
      className={cx(
        "flex items-start gap-2.5 rounded-2 border bg-surface px-2.5 py-2",
        over && "border-brand-line bg-brand-soft",
      )}
    >
      <button
        ref={handle}
        type="button"
        aria-label={t("drag", { name: stage.name })}
        className="mt-0.5 grid size-6 shrink-0 cursor-grab place-items-center rounded-1 text-ink-3 hover:bg-hover max-sm:size-9"
        onKeyDown={(event) => {
          const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : undefined;
          if (!by) return;
          event.preventDefault();
          props.onStep(by);
        }}
      >
        <GripVertical aria-hidden="true" className="size-4" />
      </button>
      <div className="grid min-w-0 flex-1 gap-0.5">
        <p className="flex flex-wrap items-baseline gap-x-2 text-13 font-medium">
          {stage.name}
          <span className="figures text-12 font-normal text-ink-3">{t("records", { count: stage.records })}</span>
        </p>
        <p className="text-12 text-ink-2">{props.children}</p>
      </div>
      <Button size="small" aria-label={t("edit", { name: stage.name })} onClick={props.onEdit}>
        {t("change")}
      </Button>
    </li>
  );
}
