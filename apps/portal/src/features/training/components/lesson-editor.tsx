import { Card } from "@arraigo/ui/card";
import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { Textarea } from "@arraigo/ui/textarea";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { DraftLesson, Language } from "../draft-course";

interface LessonEditorProps {
  lesson: DraftLesson;
  name: string;
  language: Language;
  tools: ReactNode;
  onChange: (change: Partial<DraftLesson>) => void;
}

export function LessonEditor({ lesson, name, language, tools, onChange }: LessonEditorProps) {
  const t = useTranslations("training.editor");
  return (
    <Card title={name} actions={tools} headingLevel={3}>
      <div className="mt-1.5 grid grid-cols-[minmax(0,1fr)_7rem] gap-3 max-sm:grid-cols-1">
        <Field label={t("title")}>
          <Input
            lang={language}
            maxLength={120}
            value={lesson.title[language] ?? ""}
            onChange={(event) => onChange({ title: { ...lesson.title, [language]: event.currentTarget.value } })}
          />
        </Field>
        <Field label={t("minutes")}>
          <Input
            type="number"
            min={1}
            max={60}
            value={lesson.minutes}
            onChange={(event) => onChange({ minutes: Number(event.currentTarget.value) })}
          />
        </Field>
        <Field label={t("text")} hint={t("textHint")} className="col-span-full">
          <Textarea
            lang={language}
            rows={8}
            maxLength={12_000}
            value={lesson.body[language] ?? ""}
            onChange={(event) => onChange({ body: { ...lesson.body, [language]: event.currentTarget.value } })}
          />
        </Field>
      </div>
    </Card>
  );
}
