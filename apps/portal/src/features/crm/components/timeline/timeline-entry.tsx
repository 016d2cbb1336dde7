import { Tag } from "@arraigo/ui/tag";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../../lib/format";
import { useWords, wordsAt } from "../../../../lib/messages";
import type { RecordType } from "../record-form/record-fields";
import { pathOf } from "../record-list/record-cell";
import { lineText } from "./line-text";
import { useChangeText, useFieldWord } from "./use-change-text";

export interface Entry {
  id: string;
  kind: string;
  source: "screen" | "api" | "import" | "sync" | "automation" | "merge" | "undo" | "system";
  subjectType: RecordType;
  subjectId: string;
  subjectName: string | null;
  /** Of the amounts in it, where it is about another record than the page is. */
  currency?: string | null;
  actorName: string | null;
  occurredAt: string;
  activityId: string | null;
  activityKind: string | null;
  text: string | null;
  minutes: number | null;
  dueOn: string | null;
  assigneeName: string | null;
  changedAt: string | null;
  mine: boolean;
  changes: readonly { field: string; from: string | number | null; to: string | number | null; eventId: string }[];
}

/** One thing that happened, in words: who, what, from what to what, through which door. */
export function TimelineEntry({ entry, currency }: { entry: Entry; currency: string | null }) {
  const t = useTranslations("crm.timeline");
  const who = entry.actorName ?? t("system");
  const about = entry.subjectName ? (
    <Link
      to={pathOf[entry.subjectType](entry.subjectId)}
      className="rounded-1 text-ink-3 underline decoration-1 underline-offset-2"
    >
      {t("about", { name: entry.subjectName })}
    </Link>
  ) : null;
  if (entry.kind === "activity")
    return (
      <div className="min-w-0">
        <p className="break-words whitespace-pre-line text-ink">{entry.text}</p>
        <p className="figures text-12 text-ink-3">
          {who}
          {entry.minutes === null ? null : ` · ${t("minutes", { minutes: entry.minutes })}`}
          {entry.changedAt ? ` · ${t("edited")}` : null}
          {about ? <> · {about}</> : null}
        </p>
      </div>
    );
  return (
    <div className="min-w-0">
      <p className="text-ink-2">
        <b className="font-medium text-ink">{who}</b> <Verb entry={entry} /> {about}{" "}
        {entry.source === "screen" || entry.source === "system" ? null : <Tag>{t(`sources.${entry.source}`)}</Tag>}
      </p>
      {entry.text ? <p className="truncate text-12 text-ink-2">{entry.text}</p> : null}
      <Changes entry={entry} currency={entry.currency ?? currency} />
    </div>
  );
}

function verbOf(entry: Entry): string {
  if (entry.kind === "created" && entry.source === "import") return "imported";
  const owner = entry.kind === "reassigned" ? entry.changes.find(({ field }) => inVerb.has(field)) : undefined;
  if (owner && owner.to === null) return "released";
  // From a queue or from nobody: there was no one to hand it over.
  if (owner && owner.from === null) return owner.to === entry.actorName ? "taken" : "given";
  if (entry.kind === "activity_planned" && entry.assigneeName !== entry.actorName) return "activity_planned_for";
  return entry.kind;
}

const inVerb = new Set(["stage", "owner", "ownerId", "line", "account", "merged"]);

function Verb({ entry }: { entry: Entry }) {
  const t = useTranslations("crm.timeline");
  const words = useWords();
  const format = useFormat();
  const change = entry.changes.find((each) => inVerb.has(each.field)) ?? entry.changes[0];
  const said = (value: Entry["changes"][number]["to"] | undefined) =>
    change?.field === "line" && typeof value === "string" ? lineText(value, format) : String(value ?? t("nobody"));
  const values = {
    from: said(change?.from),
    to: said(change?.to),
    day: entry.dueOn ? format.shortDate(entry.dueOn) : "",
    name: entry.assigneeName ?? "",
    // Whom a merge is about: as many as there were.
    names: format.list(entry.changes.flatMap(({ field, from, to }) => (field === "merged" ? String(from ?? to) : []))),
    count: entry.changes.length,
  };
  const key = verbOf(entry);
  if (wordsAt(words, `crm.timeline.verbs.${key}`) === undefined) return <>{entry.kind}</>;
  return <>{t(`verbs.${key as "changed"}`, values)}</>;
}

function Changes({ entry, currency }: { entry: Entry; currency: string | null }) {
  const changeText = useChangeText();
  const fieldWord = useFieldWord();
  const shown = entry.changes.filter((change) => !(inVerb.has(change.field) && entry.kind !== "changed"));
  if (shown.length === 0) return null;
  return (
    <ul className="figures grid gap-x-2 text-12 text-ink-2">
      {shown.map((change) => (
        <li key={`${change.field} ${change.eventId}`} className="break-words">
          {fieldWord(change.field)}:{" "}
          <span className="text-ink-3">{changeText(change.field, change.from, currency)}</span> →{" "}
          {changeText(change.field, change.to, currency)}
        </li>
      ))}
    </ul>
  );
}
