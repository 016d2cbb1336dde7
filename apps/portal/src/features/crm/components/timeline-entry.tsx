import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { useWords, wordsAt } from "../../../lib/messages";
import { fromMinor } from "../money";

export interface Entry {
  kind: string;
  source: string;
  actorName: string | null;
  text: string | null;
  minutes: number | null;
  subjectName: string | null;
  changes: readonly { field: string; from: string | number | null; to: string | number | null }[];
}

const spoken = new Set(["created", "changed", "moved", "move_undone", "reassigned"]);

/** One thing that happened, in words: who, what, from what to what. */
export function TimelineEntry({ entry }: { entry: Entry }) {
  const t = useTranslations("crm.record.entry");
  const words = useWords();
  const format = useFormat();
  const who = entry.actorName ?? t("system");
  const say = (field: string, value: string | number | null) => {
    if (value === null) return t("empty");
    if (field === "amountMinor") return format.decimal(fromMinor(Number(value), "USD"));
    return typeof value === "string" && /^\d{4}-\d\d-\d\d$/u.test(value) ? format.date(value) : String(value);
  };
  const about = entry.subjectName ? (
    <span className="text-ink-3"> {t("about", { name: entry.subjectName })}</span>
  ) : null;
  if (entry.kind === "activity")
    return (
      <div className="min-w-0">
        <p className="whitespace-pre-line break-words text-ink">{entry.text}</p>
        <p className="figures text-12 text-ink-3">
          {who}
          {entry.minutes ? ` · ${t("minutes", { minutes: String(entry.minutes) })}` : ""}
          {about}
        </p>
      </div>
    );
  const stage = entry.changes.find((change) => change.field === "stage");
  const owner = entry.changes.find((change) => change.field === "owner" || change.field === "ownerId");
  const values = {
    from: String(stage?.from ?? owner?.from ?? t("nobody")),
    to: String(stage?.to ?? owner?.to ?? t("nobody")),
  };
  const verb =
    entry.kind === "created" && entry.source === "import"
      ? t("imported")
      : spoken.has(entry.kind)
        ? t(entry.kind as "moved", values)
        : entry.kind;
  const changes = entry.changes.filter((change) => change !== stage && change !== owner);
  return (
    <div className="min-w-0">
      <p className="text-ink-2">
        <b className="font-medium text-ink">{who}</b> {verb}
        {about}
      </p>
      {changes.length > 0 ? (
        <ul className="figures text-12 text-ink-2">
          {changes.map((change) => (
            <li key={`${change.field} ${change.to}`} className="break-words">
              {wordsAt(words, `crm.fields.${change.field}`) ?? change.field}:{" "}
              <span className="text-ink-3">{say(change.field, change.from)}</span> → {say(change.field, change.to)}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
