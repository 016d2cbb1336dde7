import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { CardSkeleton } from "@arraigo/ui/skeleton";
import { toast } from "@arraigo/ui/toast";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { QueryView } from "../../../../lib/query-view";
import { trpc } from "../../../../lib/trpc";
import { useProblemToast } from "../../../../lib/use-problem-toast";
import { useRefreshCrm } from "../../use-refresh-crm";
import { relatedShown } from "../related/related-shown";
import { LineForm } from "./line-form";
import { LineRow } from "./line-row";
import { LineTotals } from "./line-totals";

/** What a deal is made of: lines from the price list or by hand, their discount, their cost, and what is left. */
export function LinesCard(props: { opportunityId: string; mayWrite: boolean }) {
  const t = useTranslations("crm.lines");
  const refresh = useRefreshCrm();
  const problem = useProblemToast();
  const related = useTranslations("crm.related");
  const [adding, setAdding] = useState(false);
  const [whole, setWhole] = useState(false);
  const few = relatedShown();
  const query = useQuery(trpc.crm.lines.list.queryOptions({ opportunityId: props.opportunityId }));
  const takeTotal = useMutation({
    ...trpc.crm.lines.takeTotal.mutationOptions(),
    onSuccess: () => {
      refresh();
      toast({ title: t("totalTaken") });
    },
    onError: problem,
  });
  return (
    <QueryView query={query} loading={<CardSkeleton lines={3} />}>
      {(data) => (
        <Card
          title={t("title")}
          actions={
            <>
              {data.lines.length > few ? (
                <Button kind="ghost" size="small" onClick={() => setWhole((before) => !before)}>
                  {whole ? related("fewer") : related("allOf", { count: data.lines.length })}
                </Button>
              ) : null}
              {props.mayWrite && !adding ? (
                <Button kind="ghost" size="small" data-opens="line-new" onClick={() => setAdding(true)}>
                  <Plus aria-hidden="true" className="size-3.5" />
                  {t("add")}
                </Button>
              ) : null}
            </>
          }
        >
          {data.lines.length === 0 && !adding ? <p className="text-ink-3">{t("none")}</p> : null}
          {data.lines.length > 0 ? (
            <>
              <ul className="mt-1 grid grid-cols-[minmax(0,1fr)]">
                {(whole ? data.lines : data.lines.slice(0, few)).map((line) => (
                  <li key={line.id} className="border-t first:border-0">
                    <LineRow line={line} currency={data.currency} mayWrite={props.mayWrite} />
                  </li>
                ))}
              </ul>
              <LineTotals
                currency={data.currency}
                totals={data.totals}
                follows={data.follows}
                amountMinor={data.amountMinor}
                onTake={props.mayWrite ? () => takeTotal.mutate({ opportunityId: props.opportunityId }) : undefined}
              />
            </>
          ) : null}
          {adding ? (
            <LineForm opportunityId={props.opportunityId} currency={data.currency} onClose={() => setAdding(false)} />
          ) : null}
        </Card>
      )}
    </QueryView>
  );
}
