import { Button } from "@arraigo/ui/button";
import { toast } from "@arraigo/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { paths } from "../../../lib/paths";
import { trpc } from "../../../lib/trpc";
import { useProblemToast } from "../../../lib/use-problem-toast";
import { useRefreshCrm } from "../use-refresh-crm";

interface Named {
  id: string;
  name: string;
}

interface LeadBecameProps {
  id: string;
  name: string;
  conversion: {
    at: string;
    byName: string | null;
    account: Named | null;
    contact: Named | null;
    opportunity: Named | null;
    mayUndo: boolean;
  };
}

/** What became of a lead: the way to each record, and the way back while nothing was built upon them. */
export function LeadBecame({ id, name, conversion }: LeadBecameProps) {
  const t = useTranslations("crm.convert");
  const bar = useTranslations("crm.stageBar");
  const format = useFormat();
  const refresh = useRefreshCrm();
  const problem = useProblemToast();
  const back = useMutation({
    ...trpc.crm.leads.unconvert.mutationOptions(),
    onSuccess: () => toast({ title: t("undone", { name }) }),
    onSettled: refresh,
    onError: problem,
  });
  const became = [
    { label: t("account"), record: conversion.account, to: paths.crm.account },
    { label: t("contact"), record: conversion.contact, to: paths.crm.contact },
    { label: t("opportunity"), record: conversion.opportunity, to: paths.crm.opportunity },
  ];
  return (
    <section className="grid gap-2 rounded-3 border bg-surface px-4 py-3">
      <h2 className="text-13 font-semibold">
        {t("became", { date: format.date(conversion.at), name: conversion.byName ?? bar("system") })}
      </h2>
      <dl className="grid gap-1">
        {became.map(({ label, record, to }) =>
          record ? (
            <div key={label} className="flex gap-2 text-13">
              <dt className="w-28 shrink-0 text-ink-3">{label}</dt>
              <dd className="min-w-0 truncate">
                <Link to={to(record.id)}>{record.name}</Link>
              </dd>
            </div>
          ) : null,
        )}
      </dl>
      {conversion.mayUndo ? (
        <Button size="small" className="justify-self-start" busy={back.isPending} onClick={() => back.mutate({ id })}>
          {t("takeBack")}
        </Button>
      ) : null}
    </section>
  );
}
