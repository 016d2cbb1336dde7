import { Button } from "@arraigo/ui/button";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useCan } from "../../../lib/session";
import { api } from "../../../lib/trpc";
import { ExportFileDialog } from "./export-file-dialog";

type Shown = Parameters<typeof api.crm.exports.rows.mutate>[0]["shown"];

/** A list that is of no record type as a file, as it is shown. */
export function ExportRows(props: { shown: Shown }) {
  const t = useTranslations("crm.list.export");
  const can = useCan();
  const [open, setOpen] = useState(false);
  if (!can("crm.record.export")) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("act")}</Button>
      {open ? (
        <ExportFileDialog
          why={t("whyRows")}
          // Such a list does not say how long it is: only a file with nothing in it tells that something stayed.
          expected={1}
          write={(format) => api.crm.exports.rows.mutate({ shown: props.shown, format })}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
