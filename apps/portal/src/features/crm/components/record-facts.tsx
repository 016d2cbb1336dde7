import { Card } from "@arraigo/ui/card";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";

export interface Fact {
  label: string;
  value: ReactNode;
}

/** The record's fields, with what an import kept besides. What is empty shows a dash, because a gap is news too. */
export function RecordFacts(props: {
  facts: readonly Fact[];
  details?: Record<string, string | number>;
  actions?: ReactNode;
  note?: string | undefined;
}) {
  const t = useTranslations("crm.record");
  const details = Object.entries(props.details ?? {});
  return (
    <Card title={t("facts")} actions={props.actions} foot={props.note ? <span>{props.note}</span> : undefined}>
      <dl className="mt-1.5 grid grid-cols-[minmax(92px,auto)_minmax(0,1fr)] gap-x-4 gap-y-1.5">
        {props.facts.map((fact) => (
          <FactRow key={fact.label} {...fact} />
        ))}
      </dl>
      {details.length > 0 ? (
        <details className="mt-3 border-t pt-2.5">
          <summary className="cursor-pointer text-ink-2">
            {t("details")} <span className="figures text-ink-3">{details.length}</span>
          </summary>
          <dl className="mt-2 grid grid-cols-[minmax(92px,auto)_minmax(0,1fr)] gap-x-4 gap-y-1.5">
            {details.map(([label, value]) => (
              <FactRow key={label} label={label} value={String(value)} />
            ))}
          </dl>
        </details>
      ) : null}
    </Card>
  );
}

function FactRow(props: Fact) {
  return (
    <>
      <dt className="max-w-40 truncate text-ink-3">{props.label}</dt>
      <dd className="figures min-w-0 break-words text-ink">
        {props.value === null || props.value === "" ? <span className="text-ink-3">–</span> : props.value}
      </dd>
    </>
  );
}
