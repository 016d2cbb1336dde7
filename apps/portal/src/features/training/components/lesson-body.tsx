import { useMemo } from "react";
import { readLessonText, type Span } from "../lesson-text";

/** A lesson as it is read. Built from elements, never from markup. */
export function LessonBody({ text, language }: { text: string; language: string }) {
  const blocks = useMemo(() => readLessonText(text), [text]);
  return (
    <div lang={language} className="grid max-w-[680px] gap-3.5 text-[0.9375rem] leading-[1.55rem] text-ink">
      {blocks.map((block, index) => {
        // The text does not change while it is read, so a block's place is its name.
        const key = `${index}`;
        if (block.kind === "heading")
          return (
            <h2 key={key} className="mt-2.5 text-16 font-semibold tracking-[-0.01em]">
              <Spans spans={block.spans} />
            </h2>
          );
        if (block.kind === "paragraph")
          return (
            <p key={key} className="text-pretty">
              <Spans spans={block.spans} />
            </p>
          );
        const List = block.ordered ? "ol" : "ul";
        return (
          <List
            key={key}
            className={`${block.ordered ? "list-decimal" : "list-disc"} grid gap-1.5 pl-5 marker:text-ink-3`}
          >
            {block.items.map((spans) => (
              <li key={spans.map(({ text: part }) => part).join("")} className="pl-1">
                <Spans spans={spans} />
              </li>
            ))}
          </List>
        );
      })}
    </div>
  );
}

function Spans({ spans }: { spans: readonly Span[] }) {
  return spans.map((span, index) =>
    span.bold ? (
      <strong key={`${index}${span.text}`} className="font-semibold">
        {span.text}
      </strong>
    ) : (
      span.text
    ),
  );
}
