import { Button } from "@arraigo/ui/button";
import { Dialog } from "@arraigo/ui/dialog";
import { Segmented } from "@arraigo/ui/segmented";
import { toast } from "@arraigo/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { paths } from "../../../lib/paths";
import { useProblemToast } from "../../../lib/use-problem-toast";
import { saveExport } from "../save-export";
import { useAwaitExport } from "./record-list/use-fetch-export";

export type ExportFormat = "csv" | "xlsx";

export type Exported =
  | { state: "ready"; rows: number; fileName: string; mimeType: string; content: string }
  | { state: "underway"; exportId: string };

interface ExportFileDialogProps {
  /** What will be in the file. */
  why: string;
  write: (format: ExportFormat) => Promise<Exported>;
  /** Rows fewer than these left something behind that the list shows. */
  expected: number;
  /** Further choices, below that of the file. */
  children?: ReactNode;
  onClose: () => void;
}

/** Any list as a file: which kind, and what the list itself asks besides. A long one is written in the background and arrives when it is ready. */
export function ExportFileDialog(props: ExportFileDialogProps) {
  const t = useTranslations("crm.list.export");
  const common = useTranslations("common");
  const problem = useProblemToast();
  const awaitFile = useAwaitExport();
  const [format, setFormat] = useState<ExportFormat>("xlsx");
  const exporting = useMutation({
    mutationFn: () => props.write(format),
    onSuccess: (answer) => {
      props.onClose();
      if (answer.state === "underway") {
        toast({ title: t("running") });
        return void awaitFile(answer.exportId);
      }
      if (answer.rows > 0) saveExport(answer);
      toast({
        title: t("done", { count: answer.rows }),
        ...(answer.rows < props.expected ? { description: t("reach") } : {}),
      });
    },
    onError: problem,
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={t("title")}
      description={props.why}
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
        <ExportChoice label={t("format")}>
          <Segmented
            label={t("format")}
            value={format}
            choices={[
              { value: "xlsx", label: t("xlsx") },
              { value: "csv", label: t("csv") },
            ]}
            onChange={setFormat}
          />
        </ExportChoice>
        {props.children}
        <Link to={paths.crm.exports} className="justify-self-start rounded-1 text-ink-2">
          {t("earlier")}
        </Link>
      </div>
    </Dialog>
  );
}

/** One choice of the dialog, beside what it is about. */
export function ExportChoice(props: { label: string; children: ReactNode }) {
  return (
    <div className="flex items-center justify-between gap-4">
      <span aria-hidden="true" className="font-medium">
        {props.label}
      </span>
      {props.children}
    </div>
  );
}
