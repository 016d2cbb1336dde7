import { Button } from "@arraigo/ui/button";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useCan } from "../../../../lib/session";
import type { RecordType } from "../record-form/record-fields";
import { ExportDialog } from "./export-dialog";
import { filterOf, type ListState } from "./use-list-state";

/** What is listed, as a file for a spreadsheet. */
export function ExportButton(props: { type: RecordType; state: ListState; total: number | undefined }) {
  const t = useTranslations("crm.list.export");
  const can = useCan();
  const [open, setOpen] = useState(false);
  if (!can("crm.record.export")) return null;
  return (
    <>
      {/* On a phone what is chosen can be exported; the whole list is desk work, and the line is short. */}
      <Button kind="ghost" className="max-sm:hidden" onClick={() => setOpen(true)}>
        {t("title")}
      </Button>
      {open ? (
        <ExportDialog
          type={props.type}
          state={props.state}
          target={{ filter: filterOf(props.state) }}
          count={props.total ?? 0}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
