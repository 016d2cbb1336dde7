import { cx } from "@arraigo/ui/plain/cx";
import { useTranslations } from "use-intl";
import type { Quiz } from "../course-types";

interface QuizQuestionProps {
  question: Quiz["questions"][number];
  number: number;
  chosen: readonly string[];
  onChoose: (optionIds: string[]) => void;
}

/** One question with its options; native radios or checkboxes, so arrows and Space work. */
export function QuizQuestion({ question, number, chosen, onChoose }: QuizQuestionProps) {
  const t = useTranslations("training.quiz");
  const single = question.kind === "single";
  const choose = (optionId: string, on: boolean) => {
    if (single) return onChoose([optionId]);
    onChoose(on ? [...chosen, optionId] : chosen.filter((each) => each !== optionId));
  };
  return (
    <fieldset className="border-t pt-4 pb-5 first:border-0 first:pt-1">
      <legend className="contents">
        <span className="flex max-w-[680px] gap-2 text-14 font-semibold">
          <span className="figures text-ink-3">{number}</span>
          {question.prompt}
        </span>
      </legend>
      <p className="mt-0.5 mb-2.5 ml-4 text-12 text-ink-3">{t(single ? "single" : "multiple")}</p>
      <div className="ml-4 grid max-w-[640px] gap-1.5">
        {question.options.map(({ optionId, text }) => (
          <label
            key={optionId}
            className={cx(
              "flex min-h-10 cursor-pointer items-center gap-3 rounded-2 border px-3.5 py-2",
              "has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-brand",
              chosen.includes(optionId)
                ? "border-brand-line bg-brand-soft"
                : "hover:border-hairline-strong hover:bg-hover",
            )}
          >
            <input
              type={single ? "radio" : "checkbox"}
              name={question.questionId}
              checked={chosen.includes(optionId)}
              onChange={(event) => choose(optionId, event.currentTarget.checked)}
              className="size-4 shrink-0 accent-brand outline-none"
            />
            {text}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
