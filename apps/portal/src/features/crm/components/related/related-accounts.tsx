import { Button } from "@arraigo/ui/button";
import { Combobox, type ComboboxChoice } from "@arraigo/ui/combobox";
import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { Popover } from "@arraigo/ui/popover";
import { toast } from "@arraigo/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Plus, X } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { paths } from "../../../../lib/paths";
import { trpc } from "../../../../lib/trpc";
import { useFieldProblem } from "../../../../lib/use-field-problem";
import { useProblemToast } from "../../../../lib/use-problem-toast";
import { useRefreshCrm } from "../../use-refresh-crm";
import { findRecords } from "../record-form/find-records";
import { RelatedSection } from "./related-section";

interface OtherAccount {
  id: string;
  name: string;
  role: string | null;
}

/** The other accounts somebody belongs to, and what they are there. */
export function RelatedAccounts(props: { contactId: string; accounts: readonly OtherAccount[]; mayWrite: boolean }) {
  const t = useTranslations("crm.related");
  const refresh = useRefreshCrm();
  const problem = useProblemToast();
  const relate = useMutation({
    ...trpc.crm.contacts.relate.mutationOptions(),
    onSettled: refresh,
    onError: problem,
  });
  const unrelate = useMutation({
    ...trpc.crm.contacts.unrelate.mutationOptions(),
    onSettled: refresh,
    onError: problem,
  });
  if (props.accounts.length === 0 && !props.mayWrite) return null;
  return (
    <RelatedSection
      title={t("otherAccounts")}
      rows={props.accounts}
      keyOf={(account) => account.id}
      actions={props.mayWrite ? <Relating contactId={props.contactId} /> : undefined}
      row={(account) => (
        <>
          <Link
            to={paths.crm.account(account.id)}
            className="min-w-0 flex-1 truncate rounded-1 text-ink no-underline hover:underline"
          >
            {account.name}
          </Link>
          <span className="max-w-28 min-w-0 truncate text-12 text-ink-3">{account.role}</span>
          {props.mayWrite ? (
            <Button
              kind="ghost"
              size="small"
              className="px-1!"
              aria-label={t("unrelate", { name: account.name })}
              title={t("unrelate", { name: account.name })}
              onClick={() =>
                unrelate.mutate(
                  { contactId: props.contactId, accountId: account.id },
                  {
                    onSuccess: () =>
                      toast({
                        title: t("unrelated", { name: account.name }),
                        undo: () =>
                          relate.mutate({ contactId: props.contactId, accountId: account.id, role: account.role }),
                      }),
                  },
                )
              }
            >
              <X aria-hidden="true" className="size-3.5" />
            </Button>
          ) : null}
        </>
      )}
    />
  );
}

function Relating(props: { contactId: string }) {
  const t = useTranslations("crm.related");
  const picker = useTranslations("crm.recordForm.picker");
  const refresh = useRefreshCrm();
  const problem = useFieldProblem(["accountId", "role"]);
  const [open, setOpen] = useState(false);
  const [account, setAccount] = useState<ComboboxChoice | null>(null);
  const [role, setRole] = useState("");
  const relate = useMutation({
    ...trpc.crm.contacts.relate.mutationOptions(),
    onSuccess: () => {
      refresh();
      setOpen(false);
      setAccount(null);
      setRole("");
      toast({ title: t("related", { name: account?.label ?? "" }) });
    },
    onError: problem.refuse,
  });
  return (
    <Popover
      align="end"
      open={open}
      onOpenChange={setOpen}
      title={t("relate")}
      trigger={
        <Button kind="ghost" size="small" className="px-1!" aria-label={t("relate")} title={t("relate")}>
          <Plus aria-hidden="true" className="size-3.5" />
        </Button>
      }
    >
      <form
        className="grid gap-2.5"
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          problem.clear();
          if (account) relate.mutate({ contactId: props.contactId, accountId: account.id, role: role.trim() || null });
        }}
      >
        <Field label={t("account")} error={problem.at("accountId")} required>
          <Combobox
            value={account}
            onChange={setAccount}
            find={(text, signal) => findRecords("account", text, signal)}
            text={{
              placeholder: picker("placeholder"),
              searching: picker("searching"),
              nothing: picker("nothing"),
              failed: picker("failed"),
              clear: picker("clear"),
            }}
          />
        </Field>
        <Field label={t("role")} hint={t("roleHint")} error={problem.at("role")}>
          <Input
            maxLength={120}
            value={role}
            autoComplete="off"
            onChange={(event) => setRole(event.currentTarget.value)}
          />
        </Field>
        <Button type="submit" kind="primary" size="small" busy={relate.isPending} disabled={!account}>
          {t("relateAct")}
        </Button>
      </form>
    </Popover>
  );
}
