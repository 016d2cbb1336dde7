import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { Textarea } from "@arraigo/ui/textarea";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { typed } from "../use-record-form";
import { useSaveRecord } from "../use-save-record";
import { FormSheet } from "./form-sheet";
import { PickedField } from "./picked-field";

interface ContactValues {
  id: string;
  givenName: string;
  familyName: string;
  email: string | null;
  phone: string | null;
  title: string | null;
  tags: string[];
  notes: string | null;
  accountId: string | null;
  accountName: string | null;
}

/** Adds a contact, or changes one. */
export function ContactSheet(props: {
  open: boolean;
  onClose: () => void;
  contact?: ContactValues;
  account?: { id: string; name: string };
}) {
  const t = useTranslations("crm.forms");
  const fields = useTranslations("crm.fields");
  const { contact } = props;
  const [account, setAccount] = useState<{ id: string; name: string } | null>(
    contact?.accountId ? { id: contact.accountId, name: contact.accountName ?? "" } : (props.account ?? null),
  );
  const { save, busy, errors } = useSaveRecord(props.onClose);
  return (
    <FormSheet
      open={props.open}
      onClose={props.onClose}
      title={contact ? t("editContact") : t("newContact")}
      act={contact ? t("save") : t("add")}
      busy={busy}
      onSubmit={(form) => {
        const { text } = typed(form);
        save({
          type: "contact",
          id: contact?.id,
          fields: {
            givenName: text("givenName") ?? "",
            familyName: text("familyName") ?? "",
            email: text("email"),
            phone: text("phone"),
            title: text("title"),
            notes: text("notes"),
            tags: (text("tags") ?? "")
              .split(",")
              .map((tag) => tag.trim())
              .filter(Boolean),
            accountId: account?.id ?? null,
          },
        });
      }}
    >
      <div className="grid grid-cols-2 gap-3 max-sm:grid-cols-1">
        <Field label={fields("givenName")} error={errors.givenName}>
          <Input autoFocus name="givenName" maxLength={120} defaultValue={contact?.givenName} autoComplete="off" />
        </Field>
        <Field label={fields("familyName")} error={errors.familyName}>
          <Input name="familyName" maxLength={120} defaultValue={contact?.familyName} autoComplete="off" />
        </Field>
      </div>
      <Field label={fields("email")} error={errors.email}>
        <Input name="email" type="email" maxLength={254} defaultValue={contact?.email ?? ""} autoComplete="off" />
      </Field>
      <Field label={fields("phone")} error={errors.phone}>
        <Input name="phone" type="tel" maxLength={60} defaultValue={contact?.phone ?? ""} autoComplete="off" />
      </Field>
      <Field label={fields("title")} error={errors.title}>
        <Input name="title" maxLength={160} defaultValue={contact?.title ?? ""} autoComplete="off" />
      </Field>
      <PickedField
        label={fields("account")}
        type="account"
        value={account}
        error={errors.accountId}
        onChange={setAccount}
      />
      <Field label={fields("tags")} hint={t("tagsHint")} error={errors.tags}>
        <Input name="tags" maxLength={600} defaultValue={contact?.tags.join(", ")} autoComplete="off" />
      </Field>
      <Field label={fields("notes")} error={errors.notes}>
        <Textarea name="notes" maxLength={4000} defaultValue={contact?.notes ?? ""} />
      </Field>
    </FormSheet>
  );
}
