import { Button } from "@arraigo/ui/button";
import { Dialog } from "@arraigo/ui/dialog";
import { Segmented } from "@arraigo/ui/segmented";
import { toast } from "@arraigo/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { paths } from "../../../lib/paths";
import { useCan } from "../../../lib/session";
import { api } from "../../../lib/trpc";
import { useProblemToast } from "../../../lib/use-problem-toast";
import { saveExport } from "../save-export";
import { useAwaitExport } from "./record-list/use-fetch-export";

type Shown = Parameters<typeof api.crm.exports.rows.mutate>[0]["shown"];

/** A list that is of no record type as a file, as it is shown. A long one is written in the background and arrives when it is ready. */
export function ExportRows(props: { shown: Shown }) {
  const t = useTranslations("crm.list.export");
  const common = useTranslations("common");
  const can = useCan();
  const problem = useProblemToast();
  const awaitFile = useAwaitExport();
  const [open, setOpen] = useState(false);
  const [format, setFormat] = useState<"csv" | "xlsx">("xlsx");
  const exporting = useMutation({
    mutationFn: () => api.crm.exports.rows.mutate({ shown: props.shown, format }),
    onSuccess: (answer) => {
      setOpen(false);
      if (answer.state === "underway") {
        toast({ title: t("running") });
        return void awaitFile(answer.exportId);
      }
      if (answer.rows > 0) saveExport(answer);
      toast({
        title: t("done", { count: answer.rows }),
        ...(answer.rows === 0 ? { description: t("reach") } : {}),
      });
    },
    onError: problem,
  });
  if (!can("crm.record.export")) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("act")}</Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t("title")}
        description={t("whyRows")}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>{common("cancel")}</Button>
            <Button kind="primary" busy={exporting.isPending} onClick={() => exporting.mutate()}>
              {t("act")}
            </Button>
          </>
        }
      >
        <div className="grid gap-3.5 pb-1">
          <div className="flex items-center justify-between gap-4">
            <span aria-hidden="true" className="font-medium">
              {t("format")}
            </span>
            <Segmented
              label={t("format")}
              value={format}
              choices={[
                { value: "xlsx", label: t("xlsx") },
                { value: "csv", label: t("csv") },
              ]}
              onChange={setFormat}
            />
          </div>
          <Link to={paths.crm.exports} className="justify-self-start rounded-1 text-ink-2">
            {t("earlier")}
          </Link>
        </div>
      </Dialog>
    </>
  );
}
