import { Button } from "@arraigo/ui/button";
import { Menu, MenuItem } from "@arraigo/ui/menu";
import { toast } from "@arraigo/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { MoreHorizontal } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../../lib/format";
import { paths } from "../../../../lib/paths";
import { trpc } from "../../../../lib/trpc";
import { useProblemToast } from "../../../../lib/use-problem-toast";
import { fromMinor } from "../../money";
import { useRefreshCrm } from "../../use-refresh-crm";
import { LineForm } from "./line-form";
import type { Line } from "./line-types";

/** One line of a deal, changed and taken off in its place. */
export function LineRow(props: { line: Line; currency: string; mayWrite: boolean }) {
  const t = useTranslations("crm.lines");
  const format = useFormat();
  const refresh = useRefreshCrm();
  const problem = useProblemToast();
  const [editing, setEditing] = useState(false);
  const { line, currency } = props;
  const money = (minor: number) => format.amount(fromMinor(minor, currency), currency);
  const add = useMutation({ ...trpc.crm.lines.add.mutationOptions(), onSettled: refresh, onError: problem });
  const remove = useMutation({
    ...trpc.crm.lines.remove.mutationOptions(),
    onSettled: refresh,
    onError: problem,
    onSuccess: () =>
      toast({
        title: t("removed", { name: line.description }),
        undo: () =>
          add.mutate({
            opportunityId: line.opportunityId,
            ...(line.productId ? { productId: line.productId } : {}),
            description: line.description,
            quantity: line.quantity,
            unitPriceMinor: line.unitPriceMinor,
            discountPercent: line.discountPercent,
            unitCostMinor: line.unitCostMinor,
            position: line.position,
          }),
      }),
  });
  if (editing)
    return (
      <LineForm opportunityId={line.opportunityId} currency={currency} line={line} onClose={() => setEditing(false)} />
    );
  return (
    <div className="figures flex min-h-9 items-center gap-2 py-1.5">
      <span className="min-w-0 flex-1">
        <span className="block truncate text-ink">
          {line.productId ? (
            <Link to={paths.crm.product(line.productId)} className="text-ink no-underline hover:underline">
              {line.description}
            </Link>
          ) : (
            line.description
          )}
        </span>
        <span className="block text-12 text-ink-3">
          {t("times", { quantity: format.exact(line.quantity), price: money(line.unitPriceMinor) })}
          {line.discountPercent > 0 ? ` · −${format.decimal(line.discountPercent)}\u00A0%` : ""}
        </span>
      </span>
      <b className="shrink-0 font-medium">{money(line.totalMinor)}</b>
      {props.mayWrite ? (
        <Menu
          align="end"
          trigger={
            <Button
              kind="ghost"
              size="small"
              data-opens={`line-${line.id}`}
              aria-label={t("actions", { name: line.description })}
              className="px-1!"
            >
              <MoreHorizontal aria-hidden="true" className="size-4" />
            </Button>
          }
        >
          <MenuItem onSelect={() => setEditing(true)}>{t("change")}</MenuItem>
          <MenuItem onSelect={() => remove.mutate({ id: line.id })}>{t("remove")}</MenuItem>
        </Menu>
      ) : null}
    </div>
  );
}
