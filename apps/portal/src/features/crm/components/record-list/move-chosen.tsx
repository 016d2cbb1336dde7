import { Button } from "@arraigo/ui/button";
import { Dialog } from "@arraigo/ui/dialog";
import { Field } from "@arraigo/ui/field";
import { Select } from "@arraigo/ui/select";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { useCan } from "../../../../lib/session";
import { trpc } from "../../../../lib/trpc";
import { type StagedType, stagedTypes } from "../../staged-types";
import type { RecordType } from "../record-form/record-fields";
import { pathOf } from "./record-cell";
import { useMoveMany } from "./use-move-many";

/** The server moves no more at once. */
const movedMax = 500;

const isStaged = (type: RecordType): type is StagedType => (stagedTypes as readonly string[]).includes(type);

interface MoveChosenProps {
  type: RecordType;
  ids: ReadonlySet<string>;
  onMoved: () => void;
}

/** In a list: moves the chosen rows to one stage. Those its gate lets in go; the others stay, each named with what it misses. */
export function MoveChosen({ type, ids, onMoved }: MoveChosenProps) {
  const t = useTranslations("crm.list.move");
  const can = useCan();
  const [open, setOpen] = useState(false);
  if (!isStaged(type) || ids.size > movedMax || !can("crm.record.move")) return null;
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t("action")}
      </Button>
      {open ? <MoveDialog type={type} ids={[...ids]} onClose={() => setOpen(false)} onMoved={onMoved} /> : null}
    </>
  );
}

function MoveDialog(props: { type: StagedType; ids: readonly string[]; onClose: () => void; onMoved: () => void }) {
  const { type, ids } = props;
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
        stayed ? t("stayedTitle", { count: stayed.length }) : t("title", { what: words("some", { count: ids.length }) })
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
              {t("act", { count: ids.length })}
            </Button>
          </>
        )
      }
    >
      {stayed ? (
        <Stayed type={type} rows={stayed} />
      ) : (
        <form
          id={form}
          noValidate
          className="pb-1"
          onSubmit={(event) => {
            event.preventDefault();
            const stage = offered.flatMap((each) => each.stages).find((each) => each.id === stageId);
            if (stage) moving.move(ids, stage);
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

function Stayed(props: { type: StagedType; rows: readonly { id: string; name: string; missing: string }[] }) {
  const t = useTranslations("crm.list.move");
  return (
    <ul className="grid gap-2 pb-1">
      {props.rows.map((row) => (
        <li key={row.id} className="rounded-2 bg-sunken px-3 py-2">
          <Link to={pathOf[props.type](row.id)} className="font-medium text-ink">
            {row.name}
          </Link>
          <p className="text-12 text-ink-2">{t("missing", { things: row.missing })}</p>
        </li>
      ))}
    </ul>
  );
}
