import { Select } from "@arraigo/ui/select";
import { useTranslations } from "use-intl";

interface ImportValuesProps {
  column: string;
  texts: readonly string[];
  values: Readonly<Record<string, string>>;
  choices: readonly { value: string; label: string }[];
  onChange: (values: Record<string, string>) => void;
}

/** What each text of a column of choices or stages means here: known ones are filled in, the rest is asked for. */
export function ImportValues({ column, texts, values, choices, onChange }: ImportValuesProps) {
  const t = useTranslations("crm.import");
  const known = texts.filter((text) => values[text] !== undefined).length;
  return (
    <details className="sm:col-span-full">
      <summary className="w-fit cursor-pointer rounded-1 text-12 text-ink-2 hover:text-ink">
        {t("values", { known, all: texts.length })}
      </summary>
      <ul className="mt-2 grid gap-x-6 gap-y-1.5 md:grid-cols-2">
        {texts.map((text) => (
          <li key={text} className="grid grid-cols-[minmax(0,1fr)_11rem] items-center gap-2">
            <span className="figures truncate" title={text}>
              {text}
            </span>
            <Select
              aria-label={`${column}: ${text}`}
              value={values[text] ?? ""}
              onChange={(event) => {
                const { [text]: _, ...others } = values;
                const value = event.currentTarget.value;
                onChange(value === "" ? others : { ...others, [text]: value });
              }}
            >
              <option value="">{t("valueKept")}</option>
              {choices.map((choice) => (
                <option key={choice.value} value={choice.value}>
                  {choice.label}
                </option>
              ))}
            </Select>
          </li>
        ))}
      </ul>
    </details>
  );
}
