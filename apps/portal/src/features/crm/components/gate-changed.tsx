import type { api } from "../../../lib/trpc";
import { ChangedMeanwhile } from "./record/changed-meanwhile";
import type { ReadRecord } from "./record-form/read-record";
import { type FieldValue, sameValue } from "./record-form/record-fields";
import { useValueText } from "./record-form/use-value-text";

interface GateChangedProps {
  gate: Awaited<ReturnType<typeof api.crm.stages.gate.query>> | undefined;
  filled: Readonly<Record<string, FieldValue>>;
  sentence: string | undefined;
  now: ReadRecord;
}

/** Somebody filled in otherwise what the gate asked for: what stands there now. What one typed stays in the dialog. */
export function GateChanged({ gate, filled, sentence, now }: GateChangedProps) {
  const textOf = useValueText();
  const others = (gate?.fields ?? []).filter(
    ({ key }) => key in filled && !sameValue(filled[key] ?? null, now.values[key] ?? null),
  );
  return (
    <ChangedMeanwhile
      sentence={sentence}
      now={others
        .map(({ key, label, field }) =>
          textOf({ ...field, key, label: label ?? key }, now.values[key] ?? null, {
            values: { ...now.values, currency: gate?.currency ?? null },
            names: now.names,
          }),
        )
        .join(" · ")}
    />
  );
}
