import { Button } from "@arraigo/ui/button";
import { Menu, MenuItem, MenuSeparator } from "@arraigo/ui/menu";
import { toast } from "@arraigo/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { MoreHorizontal } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { useCan } from "../../../../lib/session";
import { api } from "../../../../lib/trpc";
import { useProblemToast } from "../../../../lib/use-problem-toast";
import { useRefreshCrm } from "../../use-refresh-crm";
import { type RecordType, routerOf } from "../record-form/record-fields";
import { pathOf } from "../record-list/record-cell";
import type { PageRecord } from "./page-record";
import { type Hanging, readHanging } from "./read-hanging";
import { RemoveDialog } from "./remove-dialog";

interface RecordMenuProps {
  type: RecordType;
  record: PageRecord;
  name: string;
  /** Where one is after it is gone: the list. */
  list: string;
  onHandOver: () => void;
  children?: ReactNode;
}

interface Removing {
  remove: { mutate: (input: { ids: string[] }) => Promise<{ runId: string | null }> };
  restore: { mutate: (input: { ids: string[] }) => Promise<unknown> };
}

/** What one does with a whole record, besides reading and changing it. */
export function RecordMenu(props: RecordMenuProps) {
  const t = useTranslations("crm.page.menu");
  const can = useCan();
  const navigate = useNavigate();
  const refresh = useRefreshCrm();
  const problem = useProblemToast();
  const { type, record } = props;
  const [hanging, setHanging] = useState<Hanging>();
  const verbs = api.crm[routerOf[type]] as unknown as Removing;
  const restore = useMutation({
    mutationFn: () => verbs.restore.mutate({ ids: [record.id] }),
    onSuccess: () => {
      refresh();
      toast({ title: t("isBack", { name: props.name }) });
      void navigate({ to: pathOf[type](record.id) });
    },
    onError: problem,
  });
  const remove = useMutation({
    mutationFn: () => verbs.remove.mutate({ ids: [record.id] }),
    onSuccess: () => {
      refresh();
      setHanging(undefined);
      toast({ title: t("removed", { name: props.name }), undo: () => restore.mutate() });
      void navigate({ to: props.list });
    },
    onError: problem,
  });
  // What can be taken back is done at once; where others would be left without their account, that is said first.
  const look = useMutation({
    mutationFn: () => readHanging(record.id, can),
    onSuccess: (found) => {
      if (found.contacts + found.opportunities + found.cases > 0) setHanging(found);
      else remove.mutate();
    },
    onError: problem,
  });
  const menu = (
    <Menu
      align="end"
      trigger={
        <Button aria-label={t("label")} iconOnly>
          <MoreHorizontal aria-hidden="true" className="size-4" />
        </Button>
      }
    >
      {can("crm.record.reassign") && record.mayWrite ? (
        <MenuItem onSelect={props.onHandOver}>{t("handOver")}</MenuItem>
      ) : null}
      {props.children}
      <MenuItem
        onSelect={() => {
          void navigator.clipboard.writeText(`${location.origin}${pathOf[type](record.id)}`);
          toast({ title: t("copied") });
        }}
      >
        {t("copyLink")}
      </MenuItem>
      {record.mayWrite ? (
        <>
          <MenuSeparator />
          <MenuItem danger onSelect={() => (type === "account" ? look.mutate() : remove.mutate())}>
            {t("remove")}
          </MenuItem>
        </>
      ) : null}
    </Menu>
  );
  return (
    <>
      {menu}
      {hanging ? (
        <RemoveDialog
          name={props.name}
          hanging={hanging}
          busy={remove.isPending}
          onClose={() => setHanging(undefined)}
          onRemove={() => remove.mutate()}
        />
      ) : null}
    </>
  );
}
