import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";

const kinds = ["units", "jobRoles", "locations"] as const;

export type ImportMade = Record<(typeof kinds)[number], { count: number; names: readonly string[] }>;

const namesShown = 12;

/** The units, job roles and places an import makes beside the people, by name: a misspelt one shows here before it exists. */
export function ImportMakes({ makes, take }: { makes: ImportMade; take: string }) {
  const t = useTranslations("directory.import");
  const format = useFormat();
  const some = kinds.filter((kind) => makes[kind].count > 0);
  if (some.length === 0) return null;
  return (
    <div className="mt-4 grid gap-2 border-t border-hairline pt-4">
      <p className="text-12 text-ink-3">{take}</p>
      <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[auto_1fr]">
        {some.map((kind) => {
          const { count, names } = makes[kind];
          const shown = names.slice(0, namesShown).join(", ");
          return (
            <div key={kind} className="contents">
              <dt className="text-ink-2">
                {t(`makes.${kind}`)}: <span className="figures">{format.count(count)}</span>
              </dt>
              <dd className="min-w-0 break-words">
                {count > namesShown ? t("makes.more", { names: shown, count: count - namesShown }) : shown}
              </dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}
