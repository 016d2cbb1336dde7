import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { Select } from "@arraigo/ui/select";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { currencies, fromMinor, lastCurrency, rememberCurrency, toMinor } from "../money";
import { typed } from "../use-record-form";
import { useSaveRecord } from "../use-save-record";
import { FormSheet } from "./form-sheet";
import { PickedField } from "./picked-field";

interface OpportunityValues {
  id: string;
  name: string;
  accountId: string | null;
  accountName: string | null;
  contactId: string | null;
  contactName: string | null;
  amountMinor: number | null;
  currency: string;
  closesOn: string | null;
  nextStep: string | null;
  nextStepOn: string | null;
}

interface OpportunitySheetProps {
  open: boolean;
  onClose: () => void;
  opportunity?: OpportunityValues;
  account?: { id: string; name: string } | null;
  contact?: { id: string; name: string } | null;
}

const named = (id: string | null | undefined, name: string | null | undefined) =>
  id ? { id, name: name ?? "" } : null;

/** Adds an opportunity, or changes one. Only its name is asked for; the board asks for the rest when it matters. */
export function OpportunitySheet(props: OpportunitySheetProps) {
  const t = useTranslations("crm.forms");
  const fields = useTranslations("crm.fields");
  const { opportunity } = props;
  const [account, setAccount] = useState(
    named(opportunity?.accountId, opportunity?.accountName) ?? props.account ?? null,
  );
  const [contact, setContact] = useState(
    named(opportunity?.contactId, opportunity?.contactName) ?? props.contact ?? null,
  );
  const { save, busy, errors } = useSaveRecord(props.onClose);
  const currency = opportunity?.currency ?? lastCurrency();
  return (
    <FormSheet
      open={props.open}
      onClose={props.onClose}
      title={opportunity ? t("editOpportunity") : t("newOpportunity")}
      act={opportunity ? t("save") : t("add")}
      busy={busy}
      onSubmit={(form) => {
        const { text } = typed(form);
        const chosen = text("currency") ?? currency;
        const amount = text("amount");
        rememberCurrency(chosen);
        save({
          type: "opportunity",
          id: opportunity?.id,
          fields: {
            name: text("name") ?? "",
            accountId: account?.id ?? null,
            contactId: contact?.id ?? null,
            amountMinor: amount === null ? null : toMinor(Number(amount), chosen),
            currency: chosen,
            closesOn: text("closesOn"),
            nextStep: text("nextStep"),
            nextStepOn: text("nextStepOn"),
          },
        });
      }}
    >
      <Field label={fields("name")} required error={errors.name}>
        <Input autoFocus name="name" maxLength={200} defaultValue={opportunity?.name} autoComplete="off" />
      </Field>
      <PickedField
        label={fields("account")}
        type="account"
        value={account}
        error={errors.accountId}
        onChange={setAccount}
      />
      <PickedField
        label={fields("contact")}
        type="contact"
        value={contact}
        error={errors.contactId}
        onChange={setContact}
      />
      <div className="grid grid-cols-[1fr_110px] gap-3">
        <Field label={fields("amountMinor")} error={errors.amountMinor}>
          <Input
            name="amount"
            type="number"
            inputMode="decimal"
            min={0}
            step="any"
            defaultValue={opportunity?.amountMinor == null ? "" : fromMinor(opportunity.amountMinor, currency)}
          />
        </Field>
        <Field label={fields("currency")} error={errors.currency}>
          <Select name="currency" defaultValue={currency}>
            {[...new Set([currency, ...currencies])].map((each) => (
              <option key={each}>{each}</option>
            ))}
          </Select>
        </Field>
      </div>
      <Field label={fields("closesOn")} error={errors.closesOn}>
        <Input name="closesOn" type="date" defaultValue={opportunity?.closesOn ?? ""} />
      </Field>
      <div className="grid grid-cols-[1fr_160px] gap-3 max-sm:grid-cols-1">
        <Field label={fields("nextStep")} error={errors.nextStep}>
          <Input name="nextStep" maxLength={300} defaultValue={opportunity?.nextStep ?? ""} autoComplete="off" />
        </Field>
        <Field label={fields("nextStepOn")} error={errors.nextStepOn}>
          <Input name="nextStepOn" type="date" defaultValue={opportunity?.nextStepOn ?? ""} />
        </Field>
      </div>
    </FormSheet>
  );
}
