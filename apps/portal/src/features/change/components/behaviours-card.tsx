import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { NothingYet } from "@arraigo/ui/empty-state";
import { Tag } from "@arraigo/ui/tag";
import { useTranslations } from "use-intl";
import { useEventProperties } from "../../../lib/use-event-properties";
import { typedOf } from "../property-filter";
import type { Behaviour } from "../types";
import { useEventName } from "../use-event-name";
import { useTarget } from "../use-target";
import { EditButton } from "./edit-button";

interface BehavioursCardProps {
  behaviours: readonly Behaviour[];
  onEdit: ((what: string) => void) | undefined;
}

/** What each job role is asked to do, how often, what is in it for them, and what it is counted by. */
export function BehavioursCard({ behaviours, onEdit }: BehavioursCardProps) {
  const t = useTranslations("change.behaviours");
  const add = onEdit && (
    <Button size="small" onClick={() => onEdit("behaviour")}>
      {t("add")}
    </Button>
  );
  if (behaviours.length === 0)
    return (
      <NothingYet title={t("none")} action={add}>
        {t("noneWhy")}
      </NothingYet>
    );
  const roles = [...new Set(behaviours.map((behaviour) => behaviour.jobRoleId))].map((id) =>
    behaviours.filter((behaviour) => behaviour.jobRoleId === id),
  );
  return (
    <Card
      title={t("title")}
      actions={add}
      take={
        behaviours.length > 1
          ? t("take", {
              count: behaviours.length,
              roles: roles.length,
              required: behaviours.filter((behaviour) => behaviour.required).length,
            })
          : undefined
      }
    >
      {roles.map((rows) => (
        <section key={rows[0]?.jobRoleId} aria-label={rows[0]?.jobRole} className="mt-1">
          <h3 className="border-t pt-3 pb-0.5 text-12 font-medium text-ink-3">{rows[0]?.jobRole}</h3>
          <ul className="grid">
            {rows.map((behaviour) => (
              <BehaviourRow key={behaviour.id} behaviour={behaviour} onEdit={onEdit} />
            ))}
          </ul>
        </section>
      ))}
    </Card>
  );
}

function BehaviourRow({ behaviour, onEdit }: { behaviour: Behaviour; onEdit: BehavioursCardProps["onEdit"] }) {
  const t = useTranslations("change.behaviours");
  const target = useTarget();
  const eventName = useEventName();
  const properties = useEventProperties(behaviour.filter ? [behaviour.event] : []);
  const conditions = Object.entries(behaviour.filter ?? {}).map(
    ([key, value]) =>
      `${properties.nameOf(behaviour.event, key)} = ${properties.valueOf(behaviour.event, key, value) ?? typedOf(value)}`,
  );
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 py-2.5">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
          <span className="font-medium">{behaviour.title}</span>
          <span className="figures text-ink-2">{target(behaviour)}</span>
          {behaviour.required ? null : <Tag>{t("optional")}</Tag>}
        </p>
        <p className="max-w-[640px] text-ink-2">{behaviour.gain}</p>
        {onEdit ? (
          <p className="text-12 text-ink-3">
            {t("counted", { event: eventName(behaviour.event) ?? t("outside", { event: behaviour.event }) })}
            {conditions.length > 0 ? `, ${t("filtered", { conditions: conditions.join(", ") })}` : null}
          </p>
        ) : null}
      </div>
      {onEdit ? <EditButton name={behaviour.title} onClick={() => onEdit(`behaviour:${behaviour.id}`)} /> : null}
    </li>
  );
}
