import { Field } from "@arraigo/ui/field";
import { Select } from "@arraigo/ui/select";
import { useTranslations } from "use-intl";
import { BothLanguages } from "../../../lib/both-languages";
import type { Draft } from "../draft";
import type { useAudiences } from "../use-audiences";

interface ComposerFieldsProps {
  audiences: ReturnType<typeof useAudiences>;
  word: string;
  onWord: (next: string) => void;
  draft: Draft;
  onDraft: (next: Draft) => void;
  /** How many people the chosen audience holds; undefined while none is chosen. */
  counted: { people: number | undefined; failed: boolean } | undefined;
  problemAt: (field: string) => string | undefined;
}

/** To whom, about what, and the words, in one language or both. */
export function ComposerFields(props: ComposerFieldsProps) {
  const t = useTranslations("sponsorship.composer");
  const audienceWords = useTranslations("sponsorship.audience");
  const { audiences, draft, counted } = props;
  const known = props.word === "" || audiences.nameOf(props.word) !== undefined;
  return (
    <>
      <div className="grid gap-1">
        <Field label={t("audience")} error={props.problemAt("audience")}>
          <Select autoFocus required value={props.word} onChange={(event) => props.onWord(event.currentTarget.value)}>
            <option value="">{t("choose")}</option>
            {known ? null : <option value={props.word}>…</option>}
            <option value="organisation">{audienceWords("everybodyOption")}</option>
            <optgroup label={audienceWords("rollouts")}>
              {audiences.rollouts.map((choice) => (
                <option key={choice.word} value={choice.word}>
                  {choice.name}
                </option>
              ))}
            </optgroup>
            <optgroup label={audienceWords("units")}>
              {audiences.units.map((choice) => (
                <option key={choice.word} value={choice.word}>
                  {choice.name}
                </option>
              ))}
            </optgroup>
          </Select>
        </Field>
        <p aria-live="polite" className="figures min-h-5 text-ink-2">
          {counted === undefined
            ? null
            : counted.people !== undefined
              ? t("reaches", { count: counted.people })
              : t(counted.failed ? "notCounted" : "counting")}
        </p>
      </div>
      <BothLanguages
        label={t("subject")}
        value={draft.subject}
        onChange={(subject) => props.onDraft({ ...draft, subject })}
        charactersMax={140}
        error={props.problemAt("subject")}
      />
      <BothLanguages
        label={t("body")}
        hint={t("bodyHint")}
        value={draft.body}
        onChange={(body) => props.onDraft({ ...draft, body })}
        charactersMax={4_000}
        rows={5}
        error={props.problemAt("body")}
      />
    </>
  );
}
