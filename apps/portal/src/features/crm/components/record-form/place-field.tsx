import { Select } from "@arraigo/ui/select";
import { useTranslations } from "use-intl";
import type { FieldValue } from "./record-fields";

interface PlaceFieldProps {
  places: readonly { id: string; name: string }[];
  value: string;
  /** What the chosen one is called, when it is not among the places any more. */
  name?: string | undefined;
  onChange: (value: FieldValue, name?: string) => void;
  autoFocus?: boolean | undefined;
  "aria-label"?: string | undefined;
}

/** Where something stands: a stage of its pipeline, or a queue. */
export function PlaceField(props: PlaceFieldProps) {
  const t = useTranslations("crm.recordForm");
  const { places, value } = props;
  const known = value === "" || places.some((place) => place.id === value);
  return (
    <Select
      autoFocus={props.autoFocus}
      aria-label={props["aria-label"]}
      value={value}
      onChange={(event) => {
        const chosen = event.currentTarget.value;
        props.onChange(chosen || null, places.find((place) => place.id === chosen)?.name);
      }}
    >
      <option value="">{t("none")}</option>
      {known ? null : <option value={value}>{props.name ?? "…"}</option>}
      {places.map((place) => (
        <option key={place.id} value={place.id}>
          {place.name}
        </option>
      ))}
    </Select>
  );
}
