import { Button } from "@arraigo/ui/button";
import { useTranslations } from "use-intl";
import { type PickedRecord, RecordPicker } from "./record-picker";

/** A field that points at another record. */
export function PickedField(props: {
  label: string;
  type: "account" | "contact";
  value: { id: string; name: string } | null;
  error?: string | undefined;
  onChange: (record: PickedRecord | null) => void;
}) {
  const t = useTranslations("crm.picker");
  return (
    <div className="grid gap-1">
      <span className="text-13 font-medium">{props.label}</span>
      <span>
        <RecordPicker
          types={[props.type]}
          clearable={props.value !== null}
          onPick={props.onChange}
          trigger={
            <Button aria-label={`${props.label}: ${props.value?.name ?? t("choose")}`}>
              {props.value?.name ?? t("choose")}
            </Button>
          }
        />
      </span>
      {props.error ? (
        <p role="alert" className="text-12 font-medium text-red">
          {props.error}
        </p>
      ) : null}
    </div>
  );
}
