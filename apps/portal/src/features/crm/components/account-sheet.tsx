import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { Textarea } from "@arraigo/ui/textarea";
import { useTranslations } from "use-intl";
import { typed } from "../use-record-form";
import { useSaveRecord } from "../use-save-record";
import { FormSheet } from "./form-sheet";

interface AccountValues {
  id: string;
  name: string;
  website: string | null;
  phone: string | null;
  city: string | null;
  notes: string | null;
}

/** Adds an account, or changes one. */
export function AccountSheet(props: { open: boolean; onClose: () => void; account?: AccountValues }) {
  const t = useTranslations("crm.forms");
  const fields = useTranslations("crm.fields");
  const { account } = props;
  const { save, busy, errors } = useSaveRecord(props.onClose);
  return (
    <FormSheet
      open={props.open}
      onClose={props.onClose}
      title={account ? t("editAccount") : t("newAccount")}
      act={account ? t("save") : t("add")}
      busy={busy}
      onSubmit={(form) => {
        const { text } = typed(form);
        save({
          type: "account",
          id: account?.id,
          fields: {
            name: text("name") ?? "",
            website: text("website"),
            phone: text("phone"),
            city: text("city"),
            notes: text("notes"),
          },
        });
      }}
    >
      <Field label={fields("name")} required error={errors.name}>
        <Input autoFocus name="name" maxLength={200} defaultValue={account?.name} autoComplete="off" />
      </Field>
      <Field label={fields("city")} error={errors.city}>
        <Input name="city" maxLength={120} defaultValue={account?.city ?? ""} autoComplete="off" />
      </Field>
      <Field label={fields("phone")} error={errors.phone}>
        <Input name="phone" type="tel" maxLength={60} defaultValue={account?.phone ?? ""} autoComplete="off" />
      </Field>
      <Field label={fields("website")} error={errors.website}>
        <Input name="website" maxLength={300} defaultValue={account?.website ?? ""} autoComplete="off" />
      </Field>
      <Field label={fields("notes")} error={errors.notes}>
        <Textarea name="notes" maxLength={4000} defaultValue={account?.notes ?? ""} />
      </Field>
    </FormSheet>
  );
}
