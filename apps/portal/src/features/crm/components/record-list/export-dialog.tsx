import { Segmented } from "@arraigo/ui/segmented";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "../../../../lib/trpc";
import { ExportChoice, type Exported, ExportFileDialog, type ExportFormat } from "../export-file-dialog";
import { type RecordType, routerOf } from "../record-form/record-fields";
import type { BulkTarget, ListOrder } from "./list-procedures";
import type { ListState } from "./use-list-state";

interface ExportVerb {
  export: {
    mutate: (
      input: BulkTarget & { sort?: ListOrder | undefined; columns?: string[] | undefined; format: ExportFormat },
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

/** Records as a file: which columns. */
export function ExportDialog(props: ExportDialogProps) {
  const t = useTranslations("crm.list.export");
  const [which, setWhich] = useState<"shown" | "everything">("shown");
  return (
    <ExportFileDialog
      why={t("ids" in props.target ? "whyChosen" : "why")}
      expected={props.count}
      write={(format) =>
        (api.crm[routerOf[props.type]] as unknown as ExportVerb).export.mutate({
          ...props.target,
          sort: props.state.sort,
          columns: which === "shown" ? [...props.state.columns] : undefined,
          format,
        })
      }
      onClose={props.onClose}
    >
      <ExportChoice label={t("columns")}>
        <Segmented
          label={t("columns")}
          value={which}
          choices={[
            { value: "shown", label: t("shown") },
            { value: "everything", label: t("everything") },
          ]}
          onChange={setWhich}
        />
      </ExportChoice>
    </ExportFileDialog>
  );
}
