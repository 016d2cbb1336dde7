import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../../lib/format";
import { pathOf } from "../record-list/record-cell";

export interface Brief {
  type: "account" | "contact" | "lead";
  id: string;
  name: string;
  email: string | null;
  phone: string | null;
  company: string | null;
  place: string | null;
  bornOn: string | null;
  ownerName: string | null;
  createdAt: string;
  lastActivityAt: string | null;
}

/** As much of a record as it takes to recognise it, one line a fact. What differs from `beside` stands out. */
export function RecordBrief(props: { record: Brief; beside?: Brief | undefined }) {
  const t = useTranslations("crm.duplicates");
  const format = useFormat();
  const { record, beside } = props;
  const differs = (key: "email" | "phone" | "company" | "place" | "bornOn") =>
    beside !== undefined && record[key] !== null && beside[key] !== null && !alike(record[key], beside[key]);
  const facts = [
    { key: "email" as const, text: record.email },
    { key: "phone" as const, text: record.phone },
    { key: "company" as const, text: record.company },
    { key: "place" as const, text: record.place },
    { key: "bornOn" as const, text: record.bornOn ? format.date(record.bornOn) : null },
  ];
  return (
    <div className="min-w-0">
      <Link
        to={pathOf[record.type](record.id)}
        className="block truncate rounded-1 text-14 font-semibold text-ink no-underline hover:underline"
      >
        {record.name || record.email || "–"}
      </Link>
      <ul className="mt-1 grid gap-0.5 text-ink-2">
        {facts.map(({ key, text }) =>
          text ? (
            <li key={key} className="min-w-0 break-words">
              {differs(key) ? <mark className="rounded-1 bg-amber-soft px-1 text-ink">{text}</mark> : text}
            </li>
          ) : null,
        )}
      </ul>
      <p className="mt-1.5 text-12 text-ink-3">
        {[
          record.ownerName ? t("owned", { name: record.ownerName }) : t("unowned"),
          record.lastActivityAt
            ? t("touched", { date: format.shortDate(record.lastActivityAt) })
            : t("since", { date: format.shortDate(record.createdAt) }),
        ].join(" · ")}
      </p>
    </div>
  );
}

/** The same to the eye: capitals, accents, blanks and punctuation do not count. */
function alike(one: string, other: string): boolean {
  const plain = (text: string) =>
    text
      .normalize("NFKD")
      .replace(/[^\p{L}\p{N}]/gu, "")
      .toLowerCase();
  return plain(one) === plain(other);
}
