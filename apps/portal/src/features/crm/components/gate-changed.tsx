import { Button } from "@arraigo/ui/button";
import { useTranslations } from "use-intl";
import type { api } from "../../../lib/trpc";
import { ChangedMeanwhile } from "./record/changed-meanwhile";
import type { ReadRecord } from "./record-form/read-record";
import { type FieldValue, sameValue } from "./record-form/record-fields";
import { useValueText } from "./record-form/use-value-text";

interface GateChangedProps {
  /** What the dialog asks for, also where somebody else filled it in by now. */
  fields: Awaited<ReturnType<typeof api.crm.stages.gate.query>>["fields"];
  currency: string | null;
  filled: Readonly<Record<string, FieldValue>>;
  sentence: string | undefined;
  now: ReadRecord;
  /** Leaves what stands there, in these fields. */
  onTake: (keys: readonly string[]) => void;
}

/** Somebody filled in otherwise what the gate asked for: what stands there now. What one typed stays in the dialog until one says. */
export function GateChanged({ fields, currency, filled, sentence, now, onTake }: GateChangedProps) {
  const textOf = useValueText();
  const page = useTranslations("crm.page");
  const others = fields.filter(({ key }) => key in filled && !sameValue(filled[key] ?? null, now.values[key] ?? null));
  return (
    <div className="grid justify-items-start gap-1.5">
      <ChangedMeanwhile
        sentence={sentence}
        now={others
          .map(({ key, label, field }) =>
            textOf({ ...field, key, label: label ?? key }, now.values[key] ?? null, {
              values: { ...now.values, currency },
              names: now.names,
            }),
          )
          .join(" · ")}
      />
      <Button kind="ghost" size="small" onClick={() => onTake(others.map(({ key }) => key))}>
        {page("takeTheirs")}
      </Button>
    </div>
  );
}
