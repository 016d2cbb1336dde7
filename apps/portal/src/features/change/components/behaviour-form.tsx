import { Checkbox } from "@arraigo/ui/checkbox";
import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { Select } from "@arraigo/ui/select";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { BothLanguages, inBoth, writtenIn } from "../../../lib/both-languages";
import { trpc } from "../../../lib/trpc";
import { useFieldProblem } from "../../../lib/use-field-problem";
import { filterOf, rowsOf } from "../property-filter";
import type { Behaviour, Rollout } from "../types";
import { useSaveBehaviour } from "../use-save-behaviour";
import { BehaviourPreview } from "./behaviour-preview";
import { EditSheet } from "./edit-sheet";
import { EventField } from "./event-field";
import { FilterFields } from "./filter-fields";

const cadences = ["day", "week", "month"] as const;
type Cadence = (typeof cadences)[number];

function asCadence(text: string): Cadence {
  return cadences.find((each) => each === text) ?? "week";
}

/** What a job role is asked to do, how often, what is in it for them, and the event it is counted by. */
export function BehaviourForm(props: { rollout: Rollout; behaviour: Behaviour | undefined; onClose: () => void }) {
  const t = useTranslations("change.forms");
  const { rollout, behaviour } = props;
  const structure = useQuery(trpc.directory.structure.get.queryOptions());
  const lastPlace = Math.max(0, ...rollout.behaviours.map((each) => each.position));
  const [name, setName] = useState(inBoth(behaviour?.name));
  const [benefit, setBenefit] = useState(inBoth(behaviour?.benefit));
  const [jobRoleId, setJobRoleId] = useState(behaviour?.jobRoleId ?? "");
  const [event, setEvent] = useState(behaviour?.event ?? "");
  const [filter, setFilter] = useState(rowsOf(behaviour?.filter ?? null));
  const [targetCount, setTargetCount] = useState(String(behaviour?.targetCount ?? 3));
  const [cadence, setCadence] = useState<Cadence>(asCadence(behaviour?.cadence ?? "week"));
  const [required, setRequired] = useState(behaviour?.required ?? true);
  const problem = useFieldProblem(["name", "benefit", "jobRoleId", "event", "filter", "targetCount", "cadence"]);
  const position = behaviour?.position ?? Math.min(100, lastPlace + 1);
  const save = useSaveBehaviour(
    behaviour && {
      id: behaviour.id,
      rolloutId: rollout.id,
      jobRoleId: behaviour.jobRoleId,
      name: behaviour.name,
      benefit: behaviour.benefit,
      event: behaviour.event,
      filter: behaviour.filter,
      targetCount: behaviour.targetCount,
      cadence: asCadence(behaviour.cadence),
      required: behaviour.required,
      position: behaviour.position,
    },
  );
  function submit() {
    problem.clear();
    save.mutate(
      {
        id: behaviour?.id,
        rolloutId: rollout.id,
        jobRoleId,
        name: writtenIn(name),
        benefit: writtenIn(benefit),
        event: event.trim(),
        filter: filterOf(filter),
        targetCount: Number(targetCount),
        cadence,
        required,
        position,
      },
      { onError: problem.refuse, onSuccess: props.onClose },
    );
  }
  const jobRoles = structure.data?.jobRoles;
  return (
    <EditSheet
      open
      onClose={props.onClose}
      title={t(behaviour ? "editBehaviour" : "newBehaviour")}
      onSave={submit}
      busy={save.isPending}
    >
      <Field
        label={t("jobRole")}
        error={problem.at("jobRoleId")}
        hint={jobRoles?.length === 0 ? t("noJobRoles") : undefined}
      >
        <Select autoFocus required value={jobRoleId} onChange={(change) => setJobRoleId(change.currentTarget.value)}>
          <option value="">{t("choose")}</option>
          {(jobRoles ?? (behaviour ? [{ id: behaviour.jobRoleId, name: behaviour.jobRole }] : [])).map((role) => (
            <option key={role.id} value={role.id}>
              {role.name}
            </option>
          ))}
        </Select>
      </Field>
      <BothLanguages
        label={t("behaviourName")}
        hint={t("behaviourNameHint")}
        value={name}
        onChange={setName}
        charactersMax={120}
        error={problem.at("name")}
      />
      <BothLanguages
        label={t("benefit")}
        hint={t("benefitHint")}
        value={benefit}
        onChange={setBenefit}
        charactersMax={600}
        rows={2}
        error={problem.at("benefit")}
      />
      <div className="grid grid-cols-2 gap-3">
        <Field label={t("targetCount")} error={problem.at("targetCount")}>
          <Input
            type="number"
            inputMode="numeric"
            required
            min={1}
            max={10_000}
            value={targetCount}
            onChange={(change) => setTargetCount(change.currentTarget.value)}
          />
        </Field>
        <Field label={t("cadence")} error={problem.at("cadence")}>
          <Select value={cadence} onChange={(change) => setCadence(asCadence(change.currentTarget.value))}>
            {cadences.map((each) => (
              <option key={each} value={each}>
                {t(`cadences.${each}`)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <EventField value={event} onChange={setEvent} error={problem.at("event")} />
      <FilterFields event={event} rows={filter} onChange={setFilter} error={problem.at("filter")} />
      <BehaviourPreview
        event={event}
        filter={filterOf(filter)}
        targetCount={Number(targetCount)}
        cadence={cadence}
        jobRoleId={jobRoleId}
      />
      <Checkbox
        label={t("required")}
        hint={t("requiredHint")}
        checked={required}
        onChange={(change) => setRequired(change.currentTarget.checked)}
      />
    </EditSheet>
  );
}
