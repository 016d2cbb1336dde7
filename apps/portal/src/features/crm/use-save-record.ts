import { toast } from "@arraigo/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { paths } from "../../lib/paths";
import { api } from "../../lib/trpc";
import { useRecordForm } from "./use-record-form";
import { useRefreshCrm } from "./use-refresh-crm";

type Contact = Parameters<typeof api.crm.contacts.create.mutate>[0];
type Account = Parameters<typeof api.crm.accounts.create.mutate>[0];
type Opportunity = Parameters<typeof api.crm.opportunities.create.mutate>[0];

export type RecordToSave =
  | { type: "contact"; id: string | undefined; fields: Contact }
  | { type: "account"; id: string | undefined; fields: Account }
  | { type: "opportunity"; id: string | undefined; fields: Opportunity };

async function save(record: RecordToSave): Promise<{ id: string; created: boolean }> {
  const { id } = record;
  if (record.type === "contact") {
    if (id) await api.crm.contacts.update.mutate({ id, values: record.fields });
    else return { ...(await api.crm.contacts.create.mutate(record.fields)), created: true };
  } else if (record.type === "account") {
    if (id) await api.crm.accounts.update.mutate({ id, values: record.fields });
    else return { ...(await api.crm.accounts.create.mutate(record.fields)), created: true };
  } else if (id) await api.crm.opportunities.update.mutate({ id, values: record.fields });
  else return { ...(await api.crm.opportunities.create.mutate(record.fields)), created: true };
  return { id, created: false };
}

const pathOf = { account: paths.crm.account, contact: paths.crm.contact, opportunity: paths.crm.opportunity };

/** Adds or changes a record; a new one is opened. What the server refuses goes to its field. */
export function useSaveRecord(onSaved: () => void) {
  const t = useTranslations("crm.forms");
  const record = useTranslations("crm.record");
  const refresh = useRefreshCrm();
  const form = useRecordForm();
  const navigate = useNavigate();
  const mutation = useMutation({
    mutationFn: save,
    onSuccess: (saved, input) => {
      refresh();
      form.clear();
      onSaved();
      const name =
        input.type === "contact"
          ? `${input.fields.givenName} ${input.fields.familyName}`.trim() || (input.fields.email ?? "")
          : input.fields.name;
      toast({ title: saved.created ? t("created", { name }) : record("saved") });
      if (saved.created) void navigate({ to: pathOf[input.type](saved.id) });
    },
    onError: form.refused,
  });
  return { save: mutation.mutate, busy: mutation.isPending, errors: form.errors };
}
