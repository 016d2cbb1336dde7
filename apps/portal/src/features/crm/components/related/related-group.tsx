import { Card } from "@arraigo/ui/card";
import { cx } from "@arraigo/ui/plain/cx";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../../lib/format";
import { paths } from "../../../../lib/paths";
import { trpc } from "../../../../lib/trpc";
import { fromMinor } from "../../money";

interface Amount {
  currency: string;
  amountMinor: number;
}

/** The group an account belongs to, from its head down, with what is open and was won in a year; and all of it together. */
export function RelatedGroup(props: { id: string }) {
  const t = useTranslations("crm.related");
  const format = useFormat();
  const query = useQuery(trpc.crm.accounts.group.queryOptions({ id: props.id }));
  const members = query.data?.members ?? [];
  if (members.length === 0) return null;
  const money = (amounts: readonly Amount[]) =>
    format.list(amounts.map((each) => format.amount(fromMinor(each.amountMinor, each.currency), each.currency)));
  const open = summed(members.flatMap((each) => each.open));
  const won = summed(members.flatMap((each) => each.won));
  return (
    <Card
      title={t("group")}
      take={t("groupSum", {
        count: members.length,
        open: open.length > 0 ? money(open) : "none",
        won: won.length > 0 ? money(won) : "none",
      })}
      foot={query.data?.truncated ? <span>{t("groupTruncated", { count: members.length })}</span> : undefined}
    >
      <ul className="grid grid-cols-[minmax(0,1fr)]">
        {members.map((each) => (
          <li
            key={each.id}
            className="flex min-h-8 items-center gap-2 border-t py-1 first:border-0"
            style={{ paddingInlineStart: `${Math.min(each.depth, 6) * 14}px` }}
          >
            {each.id === props.id ? (
              <b aria-current="true" className="min-w-0 flex-1 truncate font-semibold">
                {each.name}
              </b>
            ) : (
              <Link
                to={paths.crm.account(each.id)}
                className="min-w-0 flex-1 truncate rounded-1 text-ink no-underline hover:underline"
              >
                {each.name}
              </Link>
            )}
            <span className={cx("figures shrink-0 text-12", each.open.length > 0 ? "text-ink-2" : "text-ink-3")}>
              {each.open.length > 0 ? money(each.open) : "–"}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Amounts of one currency added up; different currencies stay apart. */
function summed(amounts: readonly Amount[]): Amount[] {
  const sums = new Map<string, number>();
  for (const { currency, amountMinor } of amounts) sums.set(currency, (sums.get(currency) ?? 0) + amountMinor);
  return [...sums].map(([currency, amountMinor]) => ({ currency, amountMinor })).filter((each) => each.amountMinor > 0);
}
