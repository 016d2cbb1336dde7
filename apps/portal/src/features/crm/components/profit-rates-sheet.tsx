import { digitsOf } from "@arraigo/crm/fields";
import { Button } from "@arraigo/ui/button";
import { Field } from "@arraigo/ui/field";
import { MoneyField } from "@arraigo/ui/money-field";
import { Select } from "@arraigo/ui/select";
import { Sheet } from "@arraigo/ui/sheet";
import { TableSkeleton } from "@arraigo/ui/skeleton";
import { toast } from "@arraigo/ui/toast";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { QueryView } from "../../../lib/query-view";
import { trpc } from "../../../lib/trpc";
import { useProblemToast } from "../../../lib/use-problem-toast";
import { currencies } from "../money";
import { useRefreshCrm } from "../use-refresh-crm";

const everybodyElse = "everybodyElse";

/** What an hour of each job role costs, in one currency. */
export function ProfitRatesSheet(props: { onClose: () => void }) {
  const t = useTranslations("crm.profit.rate");
  const c = useTranslations("crm.profit.entry");
  const common = useTranslations("common");
  const locale = useLocale();
  const refresh = useRefreshCrm();
  const problem = useProblemToast();
  const query = useQuery(trpc.crm.profit.rates.queryOptions());
  const [written, setWritten] = useState<Record<string, number | null>>({});
  const [chosen, setChosen] = useState<string>();
  const save = useMutation({
    ...trpc.crm.profit.setRates.mutationOptions(),
    onSuccess: () => {
      refresh();
      toast({ title: t("saved") });
      props.onClose();
    },
    onError: problem,
  });
  const currency = chosen ?? query.data?.currency ?? "USD";
  const rateOf = (key: string, now: number | null) => (key in written ? (written[key] ?? null) : now);
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={t("title")}
      footer={
        <>
          <Button onClick={props.onClose}>{common("cancel")}</Button>
          <Button
            kind="primary"
            busy={save.isPending}
            disabled={!query.data}
            onClick={() =>
              query.data &&
              save.mutate({
                currency,
                everybodyElse: rateOf(everybodyElse, query.data.everybodyElse),
                roles: query.data.roles.map((role) => ({
                  jobRoleId: role.jobRoleId,
                  perHourMinor: rateOf(role.jobRoleId, role.perHourMinor),
                })),
              })
            }
          >
            {t("save")}
          </Button>
        </>
      }
    >
      <QueryView query={query} loading={<TableSkeleton rows={6} />}>
        {(rates) => (
          <div className="grid gap-4">
            <p className="text-ink-2">{t("why")}</p>
            <Field label={c("currency")}>
              <Select value={currency} onChange={(event) => setChosen(event.currentTarget.value)}>
                {[...new Set([currency, ...currencies])].map((each) => (
                  <option key={each} value={each}>
                    {each}
                  </option>
                ))}
              </Select>
            </Field>
            {[
              ...rates.roles.map((role) => ({ key: role.jobRoleId, label: role.name, now: role.perHourMinor })),
              { key: everybodyElse, label: t("everybodyElse"), now: rates.everybodyElse },
            ].map((rate) => (
              <Field key={rate.key} label={rate.label}>
                <MoneyField
                  value={rateOf(rate.key, rate.now)}
                  onChange={(value) => setWritten({ ...written, [rate.key]: value ?? null })}
                  currency={currency}
                  digits={digitsOf(currency)}
                  locale={locale}
                />
              </Field>
            ))}
          </div>
        )}
      </QueryView>
    </Sheet>
  );
}
