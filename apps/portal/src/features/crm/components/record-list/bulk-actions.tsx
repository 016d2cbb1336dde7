import { BulkBar } from "@arraigo/ui/bulk-bar";
import { Button } from "@arraigo/ui/button";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useCan } from "../../../../lib/session";
import { MergeChosen } from "../duplicates/merge-chosen";
import type { NamedField, RecordType } from "../record-form/record-fields";
import { BulkDialog } from "./bulk-dialog";
import { ExportDialog } from "./export-dialog";
import { MoveChosen } from "./move-chosen";
import { RemoveChosen } from "./remove-chosen";
import type { Chosen } from "./use-chosen";
import type { ListState } from "./use-list-state";
import { countMax } from "./use-record-list";

interface BulkActionsProps {
  type: RecordType;
  state: ListState;
  fields: readonly NamedField[];
  chosen: Chosen;
  shown: number;
  total: number | undefined;
}

/** What can be done with the chosen rows, and the way from those shown to all that match. */
export function BulkActions(props: BulkActionsProps) {
  const t = useTranslations("crm.list.bulk");
  const words = useTranslations(`crm.list.${props.type}`);
  const can = useCan();
  const [act, setAct] = useState<"edit" | "reassign" | "export">();
  const { chosen, total = 0 } = props;
  if (!chosen.target) return null;
  const many = total > countMax;
  const count = chosen.all ? total : chosen.ids.size;
  const more = !chosen.all && total > props.shown && chosen.ids.size === props.shown;
  return (
    <>
      <BulkBar
        label={t("label")}
        count={
          chosen.all
            ? many
              ? t("allChosenMany", { count: countMax })
              : t("allChosen", { count })
            : words("chosen", { count })
        }
        more={
          more ? (
            <Button size="small" kind="ghost" onClick={chosen.chooseAll}>
              {many ? t("chooseAllMany", { count: countMax }) : t("chooseAll", { count: total })}
            </Button>
          ) : undefined
        }
      >
        {can(`crm.${props.type}.write`) ? (
          <Button size="small" onClick={() => setAct("edit")}>
            {t("edit")}
          </Button>
        ) : null}
        <MoveChosen type={props.type} target={chosen.target} count={count} onMoved={chosen.clear} />
        {chosen.all ? null : <MergeChosen type={props.type} ids={chosen.ids} onMerged={chosen.clear} />}
        {can("crm.record.reassign") ? (
          <Button size="small" onClick={() => setAct("reassign")}>
            {t("reassign")}
          </Button>
        ) : null}
        {can("crm.record.export") ? (
          <Button size="small" onClick={() => setAct("export")}>
            {t("export")}
          </Button>
        ) : null}
        {can(`crm.${props.type}.write`) ? (
          <RemoveChosen type={props.type} target={chosen.target} count={count} onDone={chosen.clear} />
        ) : null}
        <Button size="small" kind="ghost" onClick={chosen.clear}>
          {t("clear")}
        </Button>
      </BulkBar>
      {act === "export" ? (
        <ExportDialog
          type={props.type}
          state={props.state}
          target={chosen.target}
          count={count}
          onClose={() => setAct(undefined)}
        />
      ) : null}
      {act === "edit" || act === "reassign" ? (
        <BulkDialog
          type={props.type}
          act={act}
          target={chosen.target}
          count={count}
          fields={props.fields}
          onClose={() => setAct(undefined)}
          onDone={chosen.clear}
        />
      ) : null}
    </>
  );
}
