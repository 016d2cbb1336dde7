import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import type { api } from "../../../lib/trpc";

type Entry = Awaited<ReturnType<typeof api.directory.audit.list.query>>["entries"][number];

/** Whom an entry is about; of several people how many, and one by one when opened. */
export function EntrySubjects({ entry }: { entry: Entry }) {
  const t = useTranslations("directory.audit");
  const format = useFormat();
  if (entry.alike.length === 0) return entry.subject ?? "–";
  const all = [entry, ...entry.alike];
  const people = new Set(all.flatMap(({ subjectId }) => subjectId ?? []));
  return (
    <details>
      <summary className="cursor-pointer">
        {people.size > 1 ? t("alikePeople", { count: people.size }) : (entry.subject ?? "–")}
        {people.size === all.length ? null : ` · ${t("alikeTimes", { count: all.length })}`}
      </summary>
      <ul className="grid gap-1 py-1.5">
        {all.map(({ id, subject, at }) => (
          <li key={id} className="flex flex-wrap gap-2">
            {subject ?? "–"}
            <time dateTime={at} className="text-12 text-ink-3">
              {format.dateTime(at)}
            </time>
          </li>
        ))}
      </ul>
    </details>
  );
}
