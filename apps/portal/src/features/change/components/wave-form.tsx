import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { BothLanguages, inBoth, writtenIn } from "../../../lib/both-languages";
import { useSession } from "../../../lib/session";
import { useFieldProblem } from "../../../lib/use-field-problem";
import type { Rollout, Wave } from "../types";
import { useSaveWave } from "../use-save-wave";
import { todayIn } from "../waves";
import { EditSheet } from "./edit-sheet";
import { UnitPicker } from "./unit-picker";

/** A part of the people, by units, with a go-live date of its own. */
export function WaveForm(props: { rollout: Rollout; wave: Wave | undefined; onClose: () => void }) {
  const t = useTranslations("change.forms");
  const waveWords = useTranslations("change.waves");
  const today = todayIn(useSession().person.timeZone);
  const { rollout, wave } = props;
  const freeNumber = Math.max(0, ...rollout.waves.map((each) => each.position)) + 1;
  const [name, setName] = useState(inBoth(wave?.name));
  const [position, setPosition] = useState(String(wave?.position ?? freeNumber));
  const [goLiveOn, setGoLiveOn] = useState(wave?.goLiveOn ?? laterOf(rollout.startsOn, today));
  const [units, setUnits] = useState<ReadonlySet<string>>(new Set(wave?.units.map((unit) => unit.id)));
  const problem = useFieldProblem(["name", "position", "goLiveOn", "orgUnitIds"]);
  const save = useSaveWave(
    wave && {
      id: wave.id,
      rolloutId: rollout.id,
      name: wave.name,
      position: wave.position,
      goLiveOn: wave.goLiveOn,
      orgUnitIds: wave.units.map((unit) => unit.id),
    },
  );
  function submit() {
    problem.clear();
    save.mutate(
      {
        id: wave?.id,
        rolloutId: rollout.id,
        name: writtenIn(name),
        position: Number(position),
        goLiveOn,
        orgUnitIds: [...units],
      },
      { onError: problem.refuse, onSuccess: props.onClose },
    );
  }
  return (
    <EditSheet
      open
      onClose={props.onClose}
      title={t(wave ? "editWave" : "newWave")}
      description={wave ? undefined : waveWords("noneWhy")}
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
      <div className="grid grid-cols-[minmax(0,1fr)_6.5rem] items-start gap-3">
        <Field label={t("goLiveOn")} error={problem.at("goLiveOn")}>
          <Input
            type="date"
            required
            min={rollout.startsOn}
            value={goLiveOn}
            onChange={(event) => setGoLiveOn(event.currentTarget.value)}
          />
        </Field>
        <Field label={t("number")} error={problem.at("position")}>
          <Input
            type="number"
            inputMode="numeric"
            required
            min={1}
            max={100}
            value={position}
            onChange={(event) => setPosition(event.currentTarget.value)}
          />
        </Field>
        <p className="col-span-2 -mt-2 text-12 text-ink-3">{t("numberHint")}</p>
      </div>
      <UnitPicker chosen={units} onChange={setUnits} error={problem.at("orgUnitIds")} />
    </EditSheet>
  );
}

/** Plain dates compare as text. */
function laterOf(one: string, other: string): string {
  return [one, other].sort().at(-1) ?? other;
}
