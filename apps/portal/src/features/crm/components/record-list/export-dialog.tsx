import { Button } from "@arraigo/ui/button";
import { Dialog } from "@arraigo/ui/dialog";
import { Segmented } from "@arraigo/ui/segmented";
import { toast } from "@arraigo/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { paths } from "../../../../lib/paths";
import { api } from "../../../../lib/trpc";
import { useProblemToast } from "../../../../lib/use-problem-toast";
import { saveExport } from "../../save-export";
import { type RecordType, routerOf } from "../record-form/record-fields";
import type { BulkTarget, ListOrder } from "./list-procedures";
import { useAwaitExport } from "./use-fetch-export";
import type { ListState } from "./use-list-state";

type Exported =
  | { state: "ready"; rows: number; fileName: string; mimeType: string; content: string }
  | { state: "underway"; exportId: string };

interface ExportVerb {
  export: {
    mutate: (
      input: BulkTarget & { sort?: ListOrder | undefined; columns?: string[] | undefined; format: "csv" | "xlsx" },
    ) => Promise<Exported>;
  };
}

interface ExportDialogProps {
  type: RecordType;
  state: ListState;
  /** Everything the filter finds, or the chosen rows. */
  target: BulkTarget;
  /** How many rows that is in the list; fewer may leave it. */
  count: number;
  onClose: () => void;
}

/** Rows as a file: which kind, which columns. A long list is written in the background and arrives when it is ready. */
export function ExportDialog(props: ExportDialogProps) {
  const t = useTranslations("crm.list.export");
  const common = useTranslations("common");
  const problem = useProblemToast();
  const awaitFile = useAwaitExport();
  const [format, setFormat] = useState<"csv" | "xlsx">("xlsx");
  const [which, setWhich] = useState<"shown" | "everything">("shown");
  const exporting = useMutation({
    mutationFn: () =>
      (api.crm[routerOf[props.type]] as unknown as ExportVerb).export.mutate({
        ...props.target,
        sort: props.state.sort,
        columns: which === "shown" ? [...props.state.columns] : undefined,
        format,
      }),
    onSuccess: (answer) => {
      props.onClose();
      if (answer.state === "underway") {
        toast({ title: t("running") });
        return void awaitFile(answer.exportId);
      }
      if (answer.rows > 0) saveExport(answer);
      toast({
        title: t("done", { count: answer.rows }),
        ...(answer.rows < props.count ? { description: t("reach") } : {}),
      });
    },
    onError: problem,
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={t("title")}
      description={t("ids" in props.target ? "whyChosen" : "why")}
      footer={
        <>
          <Button onClick={props.onClose}>{common("cancel")}</Button>
          <Button kind="primary" busy={exporting.isPending} onClick={() => exporting.mutate()}>
            {t("act")}
          </Button>
        </>
      }
    >
      <div className="grid gap-3.5 pb-1">
        <Choice label={t("format")}>
          <Segmented
            label={t("format")}
            value={format}
            choices={[
              { value: "xlsx", label: t("xlsx") },
              { value: "csv", label: t("csv") },
            ]}
            onChange={setFormat}
          />
        </Choice>
        <Choice label={t("columns")}>
          <Segmented
            label={t("columns")}
            value={which}
            choices={[
              { value: "shown", label: t("shown") },
              { value: "everything", label: t("everything") },
            ]}
            onChange={setWhich}
          />
        </Choice>
        <Link to={paths.crm.exports} className="justify-self-start rounded-1 text-ink-2">
          {t("earlier")}
        </Link>
      </div>
    </Dialog>
  );
}

function Choice(props: { label: string; children: React.ReactNode }) {
  return (
    <div className="flex items-center justify-between gap-4">
      <span aria-hidden="true" className="font-medium">
        {props.label}
      </span>
      {props.children}
    </div>
  );
}
