import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { BothLanguages, inBoth, writtenIn } from "../../../lib/both-languages";
import { paths } from "../../../lib/paths";
import { useSession } from "../../../lib/session";
import { useFieldProblem } from "../../../lib/use-field-problem";
import type { Rollout } from "../types";
import { useSaveRollout } from "../use-save-rollout";
import { todayIn } from "../waves";
import { EditSheet } from "./edit-sheet";

/** What is introduced, why, and from when. A new one leads to its page, where waves and behaviours follow. */
export function RolloutForm(props: { open: boolean; onClose: () => void; rollout?: Rollout }) {
  const t = useTranslations("change.forms");
  const navigate = useNavigate();
  const { rollout } = props;
  const today = todayIn(useSession().person.timeZone);
  const [name, setName] = useState(inBoth(rollout?.name));
  const [objective, setObjective] = useState(inBoth(rollout?.objective));
  const [startsOn, setStartsOn] = useState(rollout?.startsOn ?? today);
  const problem = useFieldProblem(["name", "objective", "startsOn"]);
  const save = useSaveRollout(
    rollout && { id: rollout.id, name: rollout.name, objective: rollout.objective, startsOn: rollout.startsOn },
  );
  function submit() {
    problem.clear();
    save.mutate(
      { id: rollout?.id, name: writtenIn(name), objective: writtenIn(objective), startsOn },
      {
        onError: problem.refuse,
        onSuccess: ({ id }) => {
          if (rollout) props.onClose();
          else void navigate({ to: paths.change.rollout(id) });
        },
      },
    );
  }
  return (
    <EditSheet
      open={props.open}
      onClose={props.onClose}
      title={t(rollout ? "editRollout" : "newRollout")}
      description={rollout ? undefined : t("newRolloutWhy")}
      verb={rollout ? undefined : t("create")}
      onSave={submit}
      busy={save.isPending}
    >
      <BothLanguages
        autoFocus
        label={t("name")}
        value={name}
        onChange={setName}
        charactersMax={120}
        error={problem.at("name")}
      />
      <BothLanguages
        label={t("objective")}
        hint={t("objectiveHint")}
        value={objective}
        onChange={setObjective}
        charactersMax={600}
        rows={3}
        error={problem.at("objective")}
      />
      <Field label={t("startsOn")} hint={t("startsOnHint")} error={problem.at("startsOn")} className="max-w-56">
        <Input type="date" required value={startsOn} onChange={(event) => setStartsOn(event.currentTarget.value)} />
      </Field>
    </EditSheet>
  );
}
