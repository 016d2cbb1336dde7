import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { Checkbox } from "@arraigo/ui/checkbox";
import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { Select } from "@arraigo/ui/select";
import { Textarea } from "@arraigo/ui/textarea";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { changedAt, type DraftQuestion, type Language, newOption, withoutAt } from "../draft-course";

interface QuestionEditorProps {
  question: DraftQuestion;
  name: string;
  language: Language;
  tools: ReactNode;
  onChange: (change: Partial<DraftQuestion>) => void;
}

const optionsMin = 2;
const optionsMax = 8;

export function QuestionEditor({ question, name, language, tools, onChange }: QuestionEditorProps) {
  const t = useTranslations("training.editor");
  const { options, kind } = question;
  // One right answer only: marking another one unmarks the first.
  const markRight = (index: number, right: boolean) =>
    onChange({
      options: options.map((option, at) => {
        if (at === index) return { ...option, right };
        return kind === "single" && right ? { ...option, right: false } : option;
      }),
    });
  return (
    <Card title={name} actions={tools} headingLevel={3}>
      <div className="mt-1.5 grid gap-3">
        <Field label={t("kind")} className="max-w-64">
          <Select
            value={kind}
            onChange={(event) => onChange({ kind: event.currentTarget.value === "multiple" ? "multiple" : "single" })}
          >
            <option value="single">{t("kinds.single")}</option>
            <option value="multiple">{t("kinds.multiple")}</option>
          </Select>
        </Field>
        <Field label={t("prompt")}>
          <Textarea
            lang={language}
            rows={2}
            maxLength={500}
            value={question.prompt[language] ?? ""}
            onChange={(event) => onChange({ prompt: { ...question.prompt, [language]: event.currentTarget.value } })}
          />
        </Field>
        <ul className="grid gap-2">
          {options.map((option, index) => (
            <li key={option.key} className="flex flex-wrap items-center gap-2.5">
              <Field label={t("option", { number: index + 1 })} hideLabel className="min-w-48 flex-1">
                <Input
                  lang={language}
                  maxLength={300}
                  placeholder={t("option", { number: index + 1 })}
                  value={option.text[language] ?? ""}
                  onChange={(event) => {
                    const text = { ...option.text, [language]: event.currentTarget.value };
                    onChange({ options: changedAt(options, index, { text }) });
                  }}
                />
              </Field>
              <Checkbox
                label={t("right")}
                checked={option.right}
                onChange={(event) => markRight(index, event.currentTarget.checked)}
              />
              <Button
                size="small"
                kind="ghost"
                disabled={options.length <= optionsMin}
                aria-label={`${t("remove")}: ${t("option", { number: index + 1 })}`}
                onClick={() => onChange({ options: withoutAt(options, index) })}
              >
                {t("remove")}
              </Button>
            </li>
          ))}
        </ul>
        <div>
          <Button
            size="small"
            disabled={options.length >= optionsMax}
            onClick={() => onChange({ options: [...options, newOption()] })}
          >
            {t("addOption")}
          </Button>
        </div>
        <Field label={t("explanation")}>
          <Textarea
            lang={language}
            rows={2}
            maxLength={800}
            value={question.explanation[language] ?? ""}
            onChange={(event) =>
              onChange({ explanation: { ...question.explanation, [language]: event.currentTarget.value } })
            }
          />
        </Field>
      </div>
    </Card>
  );
}
