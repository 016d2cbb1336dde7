import { digitsOf } from "@arraigo/crm/fields";
import { Button } from "@arraigo/ui/button";
import { DateField } from "@arraigo/ui/date-field";
import { Dialog } from "@arraigo/ui/dialog";
import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { MoneyField } from "@arraigo/ui/money-field";
import { Select } from "@arraigo/ui/select";
import { Skeleton } from "@arraigo/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { trpc } from "../../../lib/trpc";
import { currencies, lastCurrency, rememberCurrency } from "../money";
import { useConvertLead } from "../use-convert-lead";
import { type Choice, ConvertChoice } from "./convert-choice";
import { FieldInput } from "./record-form/field-input";
import type { FieldValue } from "./record-form/record-fields";
import { useRecordFields } from "./record-form/use-record-fields";

/** What becomes of a lead, chosen with whoever may be there already in sight. */
export function ConvertLead(props: { id: string; onClose: () => void; onConverted?: () => void }) {
  const t = useTranslations("crm.convert");
  const common = useTranslations("common");
  const locale = useLocale();
  const formId = useId();
  const plan = useQuery(trpc.crm.leads.planConversion.queryOptions({ id: props.id }, { gcTime: 0, staleTime: 0 }));
  const fields = useRecordFields("lead");
  const [account, setAccount] = useState<Choice>();
  const [contact, setContact] = useState<Choice>();
  const [deal, setDeal] = useState(true);
  const [accountName, setAccountName] = useState<string>();
  const [dealName, setDealName] = useState<string>();
  const [amount, setAmount] = useState<number | null | undefined>(null);
  const [currency, setCurrency] = useState(lastCurrency());
  const [closesOn, setClosesOn] = useState("");
  const [stageId, setStageId] = useState<string>();
  const [filled, setFilled] = useState<Record<string, FieldValue>>({});
  const { convert, busy, missing } = useConvertLead(props.id, plan.data?.name ?? "", () => {
    props.onClose();
    props.onConverted?.();
  });
  const data = plan.data;
  const accountChoice = account ?? likely(data?.accounts) ?? { kind: data?.isCompany ? "new" : "none" };
  const contactChoice = contact ?? likely(data?.contacts) ?? { kind: data?.contactName ? "new" : "none" };

  function submit() {
    if (!data || amount === undefined) return;
    rememberCurrency(currency);
    const made = (choice: Choice, extra: object) =>
      choice.kind === "none" ? null : choice.kind === "existing" ? { existingId: choice.id } : extra;
    convert(
      {
        id: props.id,
        account: made(accountChoice, { name: (accountName ?? data.accountName).trim() || data.name }),
        contact: made(contactChoice, {}),
        opportunity: deal
          ? {
              name: (dealName ?? data.opportunityName).trim() || data.name,
              currency,
              amountMinor: amount,
              closesOn: closesOn || null,
              ...(stageId ? { stageId } : {}),
            }
          : null,
      },
      filled,
    );
  }

  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => !open && props.onClose()}
      title={t("title", { name: data?.name ?? "" })}
      description={t("why")}
      footer={
        <>
          <Button onClick={props.onClose}>{common("cancel")}</Button>
          <Button kind="primary" type="submit" form={formId} busy={busy} disabled={!data}>
            {t("convert")}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        className="grid gap-5 pb-1"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {data ? null : <Skeleton className="h-48" />}
        {data ? (
          <>
            {missing.map((key) => {
              const field = fields.find((each) => each.key === key);
              return field ? (
                <Field key={key} label={field.label} required>
                  <FieldInput
                    field={field}
                    value={filled[key] ?? null}
                    currency={currency}
                    onChange={(value) => setFilled((now) => ({ ...now, [key]: value ?? null }))}
                  />
                </Field>
              ) : null;
            })}
            <ConvertChoice
              type="account"
              label={t("account")}
              newLabel={t("newAccount")}
              found={data.accounts}
              may={data.may.account}
              value={accountChoice}
              onChange={setAccount}
            >
              {accountChoice.kind === "new" ? (
                <Input
                  aria-label={t("accountName")}
                  value={accountName ?? data.accountName}
                  maxLength={200}
                  autoComplete="off"
                  onChange={(event) => setAccountName(event.currentTarget.value)}
                />
              ) : null}
            </ConvertChoice>
            <ConvertChoice
              type="contact"
              label={t("contact")}
              newLabel={t("newContact", { name: data.contactName })}
              found={data.contacts}
              may={data.may.contact && data.contactName !== ""}
              value={contactChoice}
              onChange={setContact}
            />
            <ConvertChoice
              type="opportunity"
              label={t("opportunity")}
              newLabel={t("opportunity")}
              found={[]}
              may={data.may.opportunity}
              value={{ kind: deal && data.may.opportunity ? "new" : "none" }}
              onChange={(choice) => setDeal(choice.kind === "new")}
            >
              {deal && data.may.opportunity ? (
                <div className="grid gap-3">
                  <Input
                    aria-label={t("dealName")}
                    value={dealName ?? data.opportunityName}
                    maxLength={200}
                    autoComplete="off"
                    onChange={(event) => setDealName(event.currentTarget.value)}
                  />
                  <div className="grid grid-cols-[1fr_110px_1fr] gap-3 max-sm:grid-cols-2">
                    <Field label={t("amount")}>
                      <MoneyField
                        value={amount ?? null}
                        onChange={setAmount}
                        currency={currency}
                        digits={digitsOf(currency)}
                        locale={locale}
                      />
                    </Field>
                    <Field label={t("currency")}>
                      <Select value={currency} onChange={(event) => setCurrency(event.currentTarget.value)}>
                        {[...new Set([currency, ...currencies])].map((each) => (
                          <option key={each}>{each}</option>
                        ))}
                      </Select>
                    </Field>
                    <Field label={t("closesOn")} className="max-sm:col-span-2">
                      <DateField value={closesOn} onChange={setClosesOn} />
                    </Field>
                  </div>
                  {data.pipelines.length > 1 ? (
                    <Field label={t("pipeline")}>
                      <Select value={stageId ?? ""} onChange={(event) => setStageId(event.currentTarget.value)}>
                        {data.pipelines.map((each) => (
                          <option key={each.id} value={each.firstStageId ?? ""}>
                            {each.name}
                          </option>
                        ))}
                      </Select>
                    </Field>
                  ) : null}
                </div>
              ) : null}
            </ConvertChoice>
            {data.stays.length > 0 ? (
              <p className="text-12 text-ink-3">{t("stays", { fields: data.stays.join(", ") })}</p>
            ) : null}
          </>
        ) : null}
      </form>
    </Dialog>
  );
}

interface Found {
  id: string;
  name: string;
  level: string | null;
  reasons: readonly { key: string }[];
}

/**
 * Who is chosen to begin with: whoever is probably the same, or the only one of exactly this name. A second record of somebody who
 * is there is harder to notice than a first choice that is wrong and in sight.
 */
function likely(found: readonly Found[] | undefined): Choice | undefined {
  const namesakes = found?.filter((each) => each.reasons.some(({ key }) => key === "sameName")) ?? [];
  const first = found?.find((each) => each.level !== null) ?? (namesakes.length === 1 ? namesakes[0] : undefined);
  return first ? { kind: "existing", id: first.id, name: first.name } : undefined;
}
