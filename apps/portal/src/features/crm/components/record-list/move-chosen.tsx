import { Button } from "@arraigo/ui/button";
import { Dialog } from "@arraigo/ui/dialog";
import { Field } from "@arraigo/ui/field";
import { Select } from "@arraigo/ui/select";
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { useCan } from "../../../../lib/session";
import { trpc } from "../../../../lib/trpc";
import { type StagedType, stagedTypes } from "../../staged-types";
import type { RecordType } from "../record-form/record-fields";
import type { BulkTarget } from "./list-procedures";
import { StayedRows } from "./stayed-rows";
import { useMoveMany } from "./use-move-many";
import { countMax } from "./use-record-list";

const isStaged = (type: RecordType): type is StagedType => (stagedTypes as readonly string[]).includes(type);

interface MoveChosenProps<T extends RecordType = RecordType> {
  type: T;
  target: BulkTarget;
  /** How many that is; more than `countMax` is "more than". */
  count: number;
  onMoved: () => void;
}

/** In a list: moves the chosen rows, or all that match, to one stage. Those its gate lets in go; the others stay, each named with what it misses. */
export function MoveChosen({ type, ...chosen }: MoveChosenProps) {
  const t = useTranslations("crm.list.move");
  const can = useCan();
  const [open, setOpen] = useState(false);
  if (!isStaged(type) || !can("crm.record.move")) return null;
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t("action")}
      </Button>
      {open ? <MoveDialog type={type} {...chosen} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function MoveDialog(props: MoveChosenProps<StagedType> & { onClose: () => void }) {
  const { type, count } = props;
  const many = count > countMax;
  const t = useTranslations("crm.list.move");
  const words = useTranslations(`crm.list.${type}`);
  const fields = useTranslations("crm.fields");
  const common = useTranslations("common");
  const form = useId();
  const [stageId, setStageId] = useState("");
  const pipelines = useQuery(trpc.crm.pipelines.list.queryOptions({ type }));
  const moving = useMoveMany(type, () => {
    props.onClose();
    props.onMoved();
  });
  const stayed = moving.stayed;
  // A lead that is won becomes a customer, which is decided lead by lead.
  const offered = (pipelines.data ?? []).map((pipeline) => ({
    ...pipeline,
    stages: pipeline.stages.filter((stage) => type !== "lead" || stage.kind !== "won"),
  }));
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && (stayed ? props.onMoved() : props.onClose())}
      title={
        stayed
          ? t("stayedTitle", { count: stayed.count })
          : t("title", { what: many ? words("title") : words("some", { count }) })
      }
      description={stayed ? t("stayedWhy") : t("why")}
      footer={
        stayed ? (
          <Button kind="primary" onClick={props.onMoved}>
            {common("close")}
          </Button>
        ) : (
          <>
            <Button onClick={props.onClose}>{common("cancel")}</Button>
            <Button kind="primary" type="submit" form={form} busy={moving.busy} disabled={stageId === ""}>
              {many ? t("actMany") : t("act", { count })}
            </Button>
          </>
        )
      }
    >
      {stayed ? (
        <StayedRows type={type} {...stayed} />
      ) : (
        <form
          id={form}
          noValidate
          className="pb-1"
          onSubmit={(event) => {
            event.preventDefault();
            const stage = offered.flatMap((each) => each.stages).find((each) => each.id === stageId);
            if (stage) moving.move(props.target, stage);
          }}
        >
          <Field label={fields("stageId")} required>
            <Select autoFocus value={stageId} onChange={(event) => setStageId(event.currentTarget.value)}>
              <option value="">{t("choose")}</option>
              {offered.map((pipeline) => (
                <optgroup key={pipeline.id} label={pipeline.name}>
                  {pipeline.stages.map((stage) => (
                    <option key={stage.id} value={stage.id}>
                      {stage.name}
                    </option>
                  ))}
                </optgroup>
              ))}
            </Select>
          </Field>
        </form>
      )}
    </Dialog>
  );
}
