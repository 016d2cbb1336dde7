import { Button } from "@arraigo/ui/button";
import { Menu, MenuItem, MenuSeparator } from "@arraigo/ui/menu";
import { toast } from "@arraigo/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { MoreHorizontal } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useCan } from "../../../../lib/session";
import { api } from "../../../../lib/trpc";
import { useProblemToast } from "../../../../lib/use-problem-toast";
import { useRefreshCrm } from "../../use-refresh-crm";
import { type RecordType, routerOf } from "../record-form/record-fields";
import { pathOf } from "../record-list/record-cell";
import type { PageRecord } from "./page-record";
import { RemoveDialog } from "./remove-dialog";
import { useHanging } from "./use-hanging";

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
      asking.close();
      toast({ title: t("removed", { name: props.name }), undo: () => restore.mutate() });
      void navigate({ to: props.list });
    },
    onError: problem,
  });
  const asking = useHanging(type, () => remove.mutate());
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
          <MenuItem danger onSelect={() => asking.ask({ ids: [record.id] })}>
            {t("remove")}
          </MenuItem>
        </>
      ) : null}
    </Menu>
  );
  return (
    <>
      {menu}
      {asking.hanging ? (
        <RemoveDialog
          name={props.name}
          count={1}
          hanging={asking.hanging}
          busy={remove.isPending}
          onClose={asking.close}
          onRemove={() => remove.mutate()}
        />
      ) : null}
    </>
  );
}
