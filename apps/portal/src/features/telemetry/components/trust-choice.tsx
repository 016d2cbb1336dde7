import { keyTrusts } from "@arraigo/telemetry/contract";
import { Field } from "@arraigo/ui/field";
import { Select } from "@arraigo/ui/select";
import { useTranslations } from "use-intl";

export type Trust = (typeof keyTrusts)[number];

/** Where a key will be, and what that means for what it says. */
export function TrustChoice({
  value,
  choices = keyTrusts,
  onChange,
}: {
  value: Trust;
  choices?: readonly Trust[];
  onChange: (trust: Trust) => void;
}) {
  const t = useTranslations("telemetry.trust");
  return (
    <Field label={t("label")} hint={t(`means.${value}`)}>
      <Select
        value={value}
        onChange={({ target }) => onChange(keyTrusts.find((trust) => trust === target.value) ?? "browser")}
      >
        {choices.map((trust) => (
          <option key={trust} value={trust}>
            {t(`choices.${trust}`)}
          </option>
        ))}
      </Select>
    </Field>
  );
}
