import { Button } from "@arraigo/ui/button";
import { toast } from "@arraigo/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useCan } from "../../../../lib/session";
import { api } from "../../../../lib/trpc";
import { useProblemToast } from "../../../../lib/use-problem-toast";
import { saveExport } from "../../save-export";
import { type RecordType, routerOf } from "../record-form/record-fields";
import type { ListFilter, ListOrder } from "./list-procedures";
import type { ListState } from "./use-list-state";

type Exported =
  | { state: "ready"; rows: number; fileName: string; mimeType: string; content: string }
  | { state: "underway"; exportId: string };
interface ExportVerb {
  export: {
    mutate: (input: {
      filter: ListFilter;
      sort?: ListOrder | undefined;
      columns: string[];
      format: "csv" | "xlsx";
    }) => Promise<Exported>;
  };
}

/** What is listed, as a file for a spreadsheet: the same rows in the same order, with the columns that are shown. */
export function ExportButton(props: { type: RecordType; state: ListState }) {
  const t = useTranslations("crm.list.export");
  const can = useCan();
  const problem = useProblemToast();
  const { q, owner, conditions, sort, columns } = props.state;
  const exporting = useMutation({
    mutationFn: () =>
      (api.crm[routerOf[props.type]] as unknown as ExportVerb).export.mutate({
        filter: { search: q.trim() || undefined, owner, conditions },
        sort,
        columns: [...columns],
        format: "xlsx",
      }),
    onSuccess: (answer) => {
      if (answer.state === "underway") return void toast({ title: t("running") });
      if (answer.rows > 0) saveExport(answer);
      toast({ title: t("done", { count: answer.rows }) });
    },
    onError: problem,
  });
  if (!can("crm.record.export")) return null;
  return (
    <Button kind="ghost" busy={exporting.isPending} onClick={() => exporting.mutate()}>
      {t("title")}
    </Button>
  );
}
