import { Button } from "@arraigo/ui/button";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useCan } from "../../../../lib/session";
import type { RecordType } from "../record-form/record-fields";
import { MergeDialog } from "./merge-dialog";

const chosenMax = 5;

/** In a list: merges the two to five rows that are chosen. */
export function MergeChosen(props: { type: RecordType; ids: ReadonlySet<string>; onMerged: () => void }) {
  const { type, ids } = props;
  const t = useTranslations("crm.merge");
  const can = useCan();
  const [open, setOpen] = useState(false);
  if (type !== "account" && type !== "contact" && type !== "lead") return null;
  if (ids.size < 2 || ids.size > chosenMax || !can("crm.record.merge")) return null;
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t("chosen")}
      </Button>
      {open ? (
        <MergeDialog type={type} ids={[...ids]} onClose={() => setOpen(false)} onMerged={props.onMerged} />
      ) : null}
    </>
  );
}
