import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { Textarea } from "@arraigo/ui/textarea";
import { useLocale } from "use-intl";
import { type Language, languages } from "./messages";

/** A text in both languages while it is being written; an empty string is "not in this language". */
export type TextInBoth = Record<Language, string>;

export const emptyInBoth: TextInBoth = { en: "", es: "" };

/** Each language by its own name, as a person looks for it. */
export const languageNames: Record<Language, string> = { en: "English", es: "Español" };

/** What was stored, ready to be edited. */
export function inBoth(text: { en?: string | undefined; es?: string | undefined } | undefined): TextInBoth {
  return { en: text?.en ?? "", es: text?.es ?? "" };
}

/** What the server takes: only the languages something was written in. */
export function writtenIn(text: TextInBoth): { en?: string; es?: string } {
  const written = languages.flatMap((language) => {
    const words = text[language].trim();
    return words ? [[language, words] as const] : [];
  });
  return Object.fromEntries(written);
}

interface BothLanguagesProps {
  label: string;
  hint?: string;
  error?: string;
  value: TextInBoth;
  onChange: (next: TextInBoth) => void;
  charactersMax: number;
  /** More than one line. */
  rows?: number;
  /** The first thing to write in its form: focus lands here. */
  autoFocus?: boolean;
}

/** One text in English, Spanish or both: the writer's own language first, and one of the two is enough. */
export function BothLanguages(props: BothLanguagesProps) {
  const locale = useLocale();
  const { value } = props;
  const ordered = [locale, ...languages.filter((language) => language !== locale)];
  const something = languages.some((language) => value[language].trim() !== "");
  return (
    <fieldset className="grid gap-2">
      <legend className="sr-only">{props.label}</legend>
      {ordered.map((language, index) => {
        const common = {
          lang: language,
          value: value[language],
          maxLength: props.charactersMax,
          required: index === 0 && !something,
          autoFocus: props.autoFocus && index === 0,
        };
        const change = (words: string) => props.onChange({ ...value, [language]: words });
        return (
          <Field
            key={language}
            label={
              <>
                {props.label} <span className="font-normal text-ink-3">· {languageNames[language]}</span>
              </>
            }
            optional={index > 0}
            error={index === 0 ? props.error : undefined}
            hint={index === ordered.length - 1 ? props.hint : undefined}
          >
            {props.rows ? (
              <Textarea {...common} rows={props.rows} onChange={(event) => change(event.currentTarget.value)} />
            ) : (
              <Input {...common} onChange={(event) => change(event.currentTarget.value)} />
            )}
          </Field>
        );
      })}
    </fieldset>
  );
}
