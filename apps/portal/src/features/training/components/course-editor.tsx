import { CourseContent } from "@arraigo/training/contract";
import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { Segmented } from "@arraigo/ui/segmented";
import { Textarea } from "@arraigo/ui/textarea";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Page } from "../../../lib/page";
import { paths } from "../../../lib/paths";
import { useSession } from "../../../lib/session";
import {
  changedAt,
  contentOf,
  type DraftCourse,
  type Language,
  movedAt,
  newLesson,
  newQuestion,
  withoutAt,
} from "../draft-course";
import { useSaveCourse } from "../use-save-course";
import { EntryTools } from "./entry-tools";
import { LessonEditor } from "./lesson-editor";
import { QuestionEditor } from "./question-editor";

interface CourseEditorProps {
  courseId?: string;
  start: () => DraftCourse;
}

/** A course as its author writes it, one language at a time over the same structure. */
export function CourseEditor({ courseId, start }: CourseEditorProps) {
  const t = useTranslations("training");
  const [language, setLanguage] = useState<Language>(useSession().person.language);
  const [draft, setDraft] = useState(start);
  const [incomplete, setIncomplete] = useState(false);
  const { busy, save } = useSaveCourse(courseId);
  const change = (part: Partial<DraftCourse>) => setDraft((before) => ({ ...before, ...part }));
  const { lessons, questions } = draft;
  const title = t(courseId ? "editor.edit" : "editor.new");

  function saveWhole() {
    const whole = CourseContent.safeParse(contentOf(draft)).success;
    setIncomplete(!whole);
    if (whole) save(draft);
  }

  return (
    <Page
      title={title}
      crumbs={[{ label: t("courses.title"), to: paths.learn.courses }, { label: title }]}
      sub={t("editor.sub")}
      actions={
        <>
          <Segmented
            label={t("editor.language")}
            value={language}
            choices={(["en", "es"] as const).map((value) => ({ value, label: t(`editor.languages.${value}`) }))}
            onChange={setLanguage}
          />
          <Button kind="primary" busy={busy} onClick={saveWhole}>
            {t("editor.save")}
          </Button>
        </>
      }
    >
      {incomplete ? (
        <p role="alert" className="rounded-2 border border-amber-line bg-amber-soft px-4 py-2.5 text-amber">
          {t("editor.incomplete")}
        </p>
      ) : null}
      <CourseFacts draft={draft} language={language} onChange={change} />
      <h2 className="text-16 font-semibold">{t("editor.lessons")}</h2>
      {lessons.map((lesson, index) => {
        const name = t("editor.lesson", { number: index + 1 });
        return (
          <LessonEditor
            key={lesson.key}
            lesson={lesson}
            name={name}
            language={language}
            onChange={(part) => change({ lessons: changedAt(lessons, index, part) })}
            tools={
              <EntryTools
                name={name}
                first={index === 0}
                last={index === lessons.length - 1}
                onMove={(by) => change({ lessons: movedAt(lessons, index, by) })}
                onRemove={lessons.length > 1 ? () => change({ lessons: withoutAt(lessons, index) }) : undefined}
              />
            }
          />
        );
      })}
      <div>
        <Button onClick={() => change({ lessons: [...lessons, newLesson()] })}>{t("editor.addLesson")}</Button>
      </div>
      <h2 className="text-16 font-semibold">{t("editor.questions")}</h2>
      {questions.length === 0 ? <p className="-mt-3 text-ink-2">{t("editor.noQuestions")}</p> : null}
      {questions.map((question, index) => {
        const name = t("editor.question", { number: index + 1 });
        return (
          <QuestionEditor
            key={question.key}
            question={question}
            name={name}
            language={language}
            onChange={(part) => change({ questions: changedAt(questions, index, part) })}
            tools={
              <EntryTools
                name={name}
                first={index === 0}
                last={index === questions.length - 1}
                onMove={(by) => change({ questions: movedAt(questions, index, by) })}
                onRemove={() => change({ questions: withoutAt(questions, index) })}
              />
            }
          />
        );
      })}
      <div>
        <Button onClick={() => change({ questions: [...questions, newQuestion()] })}>{t("editor.addQuestion")}</Button>
      </div>
    </Page>
  );
}

function CourseFacts(props: {
  draft: DraftCourse;
  language: Language;
  onChange: (part: Partial<DraftCourse>) => void;
}) {
  const t = useTranslations("training.editor");
  const { draft, language, onChange } = props;
  return (
    <Card>
      <div className="grid grid-cols-[minmax(0,1fr)_8rem_8rem] gap-3 max-sm:grid-cols-2">
        <Field label={t("title")} className="max-sm:col-span-full">
          <Input
            lang={language}
            maxLength={120}
            value={draft.title[language] ?? ""}
            onChange={(event) => onChange({ title: { ...draft.title, [language]: event.currentTarget.value } })}
          />
        </Field>
        <Field label={t("passMark")}>
          <Input
            type="number"
            min={1}
            max={100}
            value={draft.passMarkPercent}
            onChange={(event) => onChange({ passMarkPercent: Number(event.currentTarget.value) })}
          />
        </Field>
        <Field label={t("attempts")}>
          <Input
            type="number"
            min={1}
            max={20}
            value={draft.attemptsPerDayMax}
            onChange={(event) => onChange({ attemptsPerDayMax: Number(event.currentTarget.value) })}
          />
        </Field>
        <Field label={t("summary")} className="col-span-full">
          <Textarea
            lang={language}
            rows={2}
            maxLength={400}
            value={draft.summary[language] ?? ""}
            onChange={(event) => onChange({ summary: { ...draft.summary, [language]: event.currentTarget.value } })}
          />
        </Field>
      </div>
    </Card>
  );
}
