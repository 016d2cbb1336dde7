import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { NothingYet } from "@arraigo/ui/empty-state";
import { Tag } from "@arraigo/ui/tag";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import type { Rollout, Wave } from "../types";
import { nextWave } from "../waves";
import { EditButton } from "./edit-button";
import { useWhen } from "./rollout-sentence";
import { TimeLine } from "./time-line";
import { WaveMark } from "./wave-mark";

const unitsShown = 6;

/** Who is reached when: the waves on a line of time, and each with its units and head count. */
export function WavesCard(props: { rollout: Rollout; onEdit: ((what: string) => void) | undefined }) {
  const t = useTranslations("change.waves");
  const format = useFormat();
  const when = useWhen();
  const { waves } = props.rollout;
  const next = nextWave(waves);
  const last = waves.toSorted((a, b) => a.goLiveOn.localeCompare(b.goLiveOn)).at(-1);
  const add = props.onEdit && (
    <Button size="small" onClick={() => props.onEdit?.("wave")}>
      {t("add")}
    </Button>
  );
  if (!last)
    return (
      <NothingYet title={t("none")} action={add}>
        {t("noneWhy")}
      </NothingYet>
    );
  return (
    <Card
      title={t("title")}
      actions={add}
      take={
        next
          ? t("take", { when: capital(when(next.goLiveOn)), people: next.people, name: next.title })
          : t("takeAllLive", { date: format.date(last.goLiveOn) })
      }
    >
      <TimeLine waves={waves} nextId={next?.id} />
      <ol className="grid">
        {waves.map((wave) => (
          <WaveRow key={wave.id} wave={wave} next={wave.id === next?.id} onEdit={props.onEdit} />
        ))}
      </ol>
    </Card>
  );
}

function WaveRow(props: { wave: Wave; next: boolean; onEdit: ((what: string) => void) | undefined }) {
  const t = useTranslations("change.waves");
  const people = useTranslations("change");
  const format = useFormat();
  const when = useWhen();
  const { wave, next, onEdit } = props;
  const names = wave.units.slice(0, unitsShown).map((unit) => unit.name);
  const rest = wave.units.length - names.length;
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)_auto] gap-x-3.5 border-t py-3 last:pb-0">
      <WaveMark wave={wave} next={next} />
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
          <span className="font-medium">{wave.title}</span>
          {wave.live ? (
            <Tag tone="brand">{t("live")}</Tag>
          ) : (
            <Tag>{next ? t("next", { when: when(wave.goLiveOn) }) : t("later")}</Tag>
          )}
        </p>
        <p className="figures text-ink-2">
          <time dateTime={wave.goLiveOn}>{format.date(wave.goLiveOn)}</time>
          {" · "}
          <span className={wave.people === 0 ? "text-amber" : undefined}>
            {people("people", { count: wave.people })}
          </span>
        </p>
        <p className="text-12 text-ink-3">{format.list(rest > 0 ? [...names, t("more", { count: rest })] : names)}</p>
      </div>
      {onEdit ? <EditButton name={wave.title} onClick={() => onEdit(`wave:${wave.id}`)} /> : null}
    </li>
  );
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
