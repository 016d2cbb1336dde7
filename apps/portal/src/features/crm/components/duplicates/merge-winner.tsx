import { cx } from "@arraigo/ui/plain/cx";
import { useId } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../../lib/format";
import type { Brief } from "./record-brief";

interface MergeWinnerProps {
  records: readonly (Brief & { counts: Readonly<Record<string, number>> })[];
  winnerId: string;
  onChoose: (id: string) => void;
}

const hanging = ["opportunities", "cases", "contacts", "accounts", "leads", "activities"] as const;

/** Which of the records stays, each with what hangs on it. */
export function MergeWinner(props: MergeWinnerProps) {
  const t = useTranslations("crm.merge");
  const words = useTranslations("crm.duplicates");
  const format = useFormat();
  const name = useId();
  const hangs = (counts: Readonly<Record<string, number>>) => {
    const said = hanging.flatMap((what) => (counts[what] ? [t(`hangs.${what}`, { count: counts[what] })] : []));
    return said.length > 0 ? format.list(said) : t("nothingHangs");
  };
  // In the order in which they were chosen, whoever stays: what one is about to press must not move.
  const records = props.records.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return (
    <fieldset className="min-w-0">
      <legend className="text-14 font-semibold">{t("stays")}</legend>
      <p className="mt-0.5 text-12 text-ink-3">{t("staysHint")}</p>
      <div className="mt-2 grid gap-2">
        {records.map((record) => (
          <label
            key={record.id}
            className={cx(
              "flex min-w-0 cursor-pointer gap-3 rounded-2 border px-3.5 py-2.5 has-focus-visible:outline-2 has-focus-visible:outline-brand",
              record.id === props.winnerId && "border-brand bg-brand-soft",
            )}
          >
            <input
              type="radio"
              name={name}
              className="mt-1 accent-brand"
              checked={record.id === props.winnerId}
              onChange={() => props.onChoose(record.id)}
            />
            <span className="min-w-0">
              <span className="block font-medium break-words">{record.name}</span>
              <span className="block text-12 break-words text-ink-2">
                {[
                  record.email,
                  record.company,
                  record.ownerName ? words("owned", { name: record.ownerName }) : words("unowned"),
                  words("since", { date: format.shortDate(record.createdAt) }),
                  hangs(record.counts),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
