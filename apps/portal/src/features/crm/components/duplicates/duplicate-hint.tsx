import { Tag } from "@arraigo/ui/tag";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useCan } from "../../../../lib/session";
import { trpc } from "../../../../lib/trpc";
import { useSettled } from "../../use-settled";
import type { FieldValues, RecordType } from "../record-form/record-fields";
import { pathOf } from "../record-list/record-cell";
import { useReasonWords } from "./use-reason-words";

const pauseMs = 400;
const shownMax = 3;
const asked = [
  "name",
  "givenName",
  "familyName",
  "email",
  "phone",
  "company",
  "accountId",
  "website",
  "street",
  "city",
  "postcode",
  "region",
  "country",
  "bornOn",
] as const;
const telling = new Set<string>(["name", "givenName", "familyName", "email", "phone", "website"]);

/** While a new record is being written: who is probably there already, and why. Nothing is stopped by it. */
export function DuplicateHint(props: { type: RecordType; values: FieldValues }) {
  const { type } = props;
  if (type !== "account" && type !== "contact" && type !== "lead") return null;
  return <Hint type={type} values={props.values} />;
}

function Hint(props: { type: "account" | "contact" | "lead"; values: FieldValues }) {
  const { type } = props;
  const t = useTranslations("crm.duplicates");
  const types = useTranslations("crm.types");
  const can = useCan();
  const words = useReasonWords();
  const written = Object.fromEntries(
    asked.flatMap((key) => {
      const value = props.values[key];
      return typeof value === "string" && value.trim() !== "" ? [[key, value.slice(0, 300)]] : [];
    }),
  );
  const settled = useSettled(JSON.stringify(written), pauseMs);
  const values = JSON.parse(settled) as Record<string, string>;
  const enough = Object.entries(values).some(([key, value]) => telling.has(key) && value.trim().length > 2);
  const query = useQuery({
    ...trpc.crm.duplicates.probe.queryOptions({ type, values }),
    enabled: enough && can("crm.record.read"),
    placeholderData: keepPreviousData,
  });
  const rows = enough ? (query.data?.rows ?? []).slice(0, shownMax) : [];
  return (
    // Said as it appears; while there is nothing to say it takes no room in the form.
    <div role="status" className={rows.length > 0 ? undefined : "sr-only"}>
      {rows.length > 0 ? (
        <section className="rounded-2 border border-amber/40 bg-amber-soft px-3.5 py-3">
          <h3 className="font-semibold">{t("looksLike")}</h3>
          <ul className="mt-1.5 grid gap-1.5">
            {rows.map((row) => (
              <li key={row.id} className="min-w-0">
                <span className="flex flex-wrap items-baseline gap-x-2">
                  <Link to={pathOf[row.type](row.id)} target="_blank" className="font-medium break-words">
                    {row.name || row.email}
                  </Link>
                  {row.type === type ? null : <Tag>{types(row.type)}</Tag>}
                  {row.certain ? <Tag tone="amber">{t("certain")}</Tag> : null}
                </span>
                <span className="block text-12 break-words text-ink-2">
                  {[row.email, row.company, words(row.reasons), row.level === null ? t("sharesOnly") : null]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
              </li>
            ))}
          </ul>
          <p className="mt-2 text-12 text-ink-2">{t("looksLikeWhy")}</p>
        </section>
      ) : null}
    </div>
  );
}
