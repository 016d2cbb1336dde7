import { Button } from "@arraigo/ui/button";
import { saveFile } from "@arraigo/ui/csv";
import { toast } from "@arraigo/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useCan } from "../../../../lib/session";
import { api } from "../../../../lib/trpc";
import { useProblemToast } from "../../../../lib/use-problem-toast";
import type { RecordType } from "../record-form/record-fields";
import type { ListState } from "./use-list-state";

/** What is listed, as a file for a spreadsheet. */
export function ExportButton(props: { type: RecordType; state: ListState }) {
  const t = useTranslations("crm.list.export");
  const words = useTranslations(`crm.list.${props.type}`);
  const can = useCan();
  const problem = useProblemToast();
  const { q, owner } = props.state;
  const exporting = useMutation({
    mutationFn: () =>
      api.crm.contacts.export.mutate({ search: q.trim() || undefined, owner: owner === "unowned" ? "all" : owner }),
    onSuccess: ({ csv, rows }) => {
      if (rows > 0) saveFile(`${words("title").toLowerCase()}.csv`, csv);
      toast({ title: t("done", { count: rows }) });
    },
    onError: problem,
  });
  if (props.type !== "contact" || !can("crm.record.export")) return null;
  return (
    <Button kind="ghost" busy={exporting.isPending} onClick={() => exporting.mutate()}>
      {t("title")}
    </Button>
  );
}
