import { cx } from "@arraigo/ui/plain/cx";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../../lib/format";
import { paths } from "../../../../lib/paths";
import { trpc } from "../../../../lib/trpc";
import { fromMinor } from "../../money";
import { RelatedSection } from "./related-section";

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
  // The nearest first: whom it belongs to, what belongs to it, then the rest of the tree.
  const here = members.find((each) => each.id === props.id);
  const nearness = (each: (typeof members)[number]) =>
    each.id === here?.parentId ? 0 : each.parentId === props.id ? 1 : each.depth < (here?.depth ?? 0) ? 2 : 3;
  const nearest = members.filter((each) => each.id !== props.id).sort((one, other) => nearness(one) - nearness(other));
  return (
    <RelatedSection
      title={t("group")}
      rows={nearest}
      tree={members}
      keyOf={(each) => each.id}
      row={(each, whole) => (
        <>
          <span
            className="min-w-0 flex-1 truncate"
            style={whole ? { paddingInlineStart: `${Math.min(each.depth, 6) * 14}px` } : undefined}
          >
            {each.id === props.id ? (
              <b aria-current="true" className="font-semibold">
                {each.name}
              </b>
            ) : (
              <Link to={paths.crm.account(each.id)} className="rounded-1 text-ink no-underline hover:underline">
                {each.name}
              </Link>
            )}
          </span>
          <span className={cx("figures shrink-0 text-12", each.open.length > 0 ? "text-ink-2" : "text-ink-3")}>
            {each.open.length > 0 ? money(each.open) : "–"}
          </span>
        </>
      )}
      foot={
        <p className="figures text-12 text-ink-3">
          {t("groupSum", {
            count: members.length,
            open: open.length > 0 ? money(open) : "none",
            won: won.length > 0 ? money(won) : "none",
          })}{" "}
          {query.data?.truncated ? t("groupTruncated", { count: members.length }) : null}
        </p>
      }
    />
  );
}

/** Amounts of one currency added up; different currencies stay apart. */
function summed(amounts: readonly Amount[]): Amount[] {
  const sums = new Map<string, number>();
  for (const { currency, amountMinor } of amounts) sums.set(currency, (sums.get(currency) ?? 0) + amountMinor);
  return [...sums].map(([currency, amountMinor]) => ({ currency, amountMinor })).filter((each) => each.amountMinor > 0);
}
