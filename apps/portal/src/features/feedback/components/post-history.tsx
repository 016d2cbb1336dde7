import { Card } from "@arraigo/ui/card";
import { cx } from "@arraigo/ui/plain/cx";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import type { PostDetail } from "../post-types";

type Record = Pick<PostDetail, "moves" | "replies">;

/** Decisions and answers in the order they happened, each with who and why. */
export function PostHistory({ post }: { post: Record & { postedOn: string } }) {
  const t = useTranslations("feedback.post");
  const entries = [
    ...post.moves.map((move) => ({
      ...move,
      text: move.reason,
      title: t("moved", { status: move.to }),
      answer: false,
    })),
    ...post.replies.map((reply) => ({ ...reply, title: t("answered"), answer: true })),
  ].sort((one, other) => one.at.localeCompare(other.at));
  return (
    <Card title={t("history")}>
      <ol className="mt-2 grid">
        <Submitted on={post.postedOn} last={entries.length === 0} />
        {entries.map((entry, index) => (
          <Entry key={entry.id} entry={entry} last={index === entries.length - 1} />
        ))}
      </ol>
      {entries.length === 0 ? (
        <div className="mt-2 border-t pt-3">
          <p className="font-medium">{t("nothing")}</p>
          <p className="text-ink-2">{t("nothingWhy")}</p>
        </div>
      ) : null}
    </Card>
  );
}

interface EntryProps {
  entry: { title: string; text: string; at: string; by: string | null; answer: boolean };
  last: boolean;
}

function Entry({ entry, last }: EntryProps) {
  const t = useTranslations("feedback.post");
  const format = useFormat();
  return (
    <Point last={last} strong={!entry.answer}>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-medium">{entry.title}</span>
        <span className="figures text-12 text-ink-3">{`${entry.by ?? t("system")} · ${format.date(entry.at)}`}</span>
      </p>
      <p className={cx("mt-0.5 max-w-[640px] whitespace-pre-wrap", entry.answer ? "text-14 text-ink" : "text-ink-2")}>
        {entry.text}
      </p>
    </Point>
  );
}

function Submitted(props: { on: string; last: boolean }) {
  const t = useTranslations("feedback.post");
  const format = useFormat();
  return (
    <Point last={props.last}>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-medium">{t("submitted")}</span>
        <span className="figures text-12 text-ink-3">{format.date(props.on)}</span>
      </p>
    </Point>
  );
}

function Point(props: { last: boolean; strong?: boolean; children: React.ReactNode }) {
  return (
    <li className="relative pb-4 pl-6 last:pb-1">
      {props.last ? null : (
        <span aria-hidden="true" className="absolute top-3 bottom-0 left-[5px] w-px bg-hairline-strong" />
      )}
      <span
        aria-hidden="true"
        className={cx(
          "absolute top-[5px] left-0 size-[11px] rounded-full border-2 bg-surface",
          props.strong ? "border-brand" : "border-hairline-strong",
        )}
      />
      {props.children}
    </li>
  );
}
