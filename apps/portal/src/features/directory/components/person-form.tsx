import { languages } from "@arraigo/platform/contract";
import { Button } from "@arraigo/ui/button";
import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { Select } from "@arraigo/ui/select";
import { type FormEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useSession } from "../../../lib/session";
import { type EditedPerson, factsIn, languageNames } from "../person-facts";
import { indented } from "../unit-options";
import { useHandover } from "../use-handover";
import { useSavePerson } from "../use-save-person";
import { useStructure } from "../use-structure";
import type { HandedOver } from "./handed-over";
import { HandoverChoice } from "./handover-choice";
import { PersonCollision } from "./person-collision";
import { PersonPicker } from "./person-picker";

/** Somebody new, or what is now true of one. What the server refuses stands at the field it is about. */
export function PersonForm(props: { person?: EditedPerson; onDone: (handed?: HandedOver) => void }) {
  const t = useTranslations("directory");
  const { person } = props;
  const session = useSession();
  const { units, jobRoles, locations } = useStructure();
  const form = useRef<HTMLFormElement>(null);
  const [managerId, setManagerId] = useState(person?.managerId ?? null);
  const [managers, setManagers] = useState<ReadonlyMap<string, string>>(new Map());
  const [endsOn, setEndsOn] = useState(person?.endsOn ?? "");
  const saving = useSavePerson(person, props.onDone);
  const leaves = person !== undefined && endsOn !== "";
  const handover = useHandover(person?.id ?? "", { active: leaves, mayKeep: false });
  const isOver = endsOn < new Date().toISOString().slice(0, 10);
  const { problem, theirs, colliding } = saving;
  const wrong = (field: string) => (colliding.length === 0 && problem?.field === field ? problem.message : undefined);
  const written = () => factsIn(new FormData(form.current ?? undefined), managerId, endsOn);

  /** Asked anew with another last day, and sent where somebody chose; else what was decided stands. */
  function chosenHandover() {
    const chosen = leaves ? handover.successor() : undefined;
    return chosen ? { handover: { ...chosen, when: handover.when } } : {};
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (leaves && handover.isOpen) return;
    saving.save(written(), chosenHandover());
  }

  const choice = (
    name: "orgUnitId" | "jobRoleId" | "locationId",
    label: string,
    options: readonly { id: string; label: string }[],
  ) => (
    <Field label={label} error={wrong(name)} optional>
      <Select key={options.length} name={name} defaultValue={person?.[name] ?? ""}>
        <option value="">{t("fields.none")}</option>
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.label}
          </option>
        ))}
      </Select>
    </Field>
  );

  return (
    <form ref={form} onSubmit={submit} className="grid gap-4">
      {colliding.length > 0 && theirs ? (
        <PersonCollision
          sentence={problem?.message}
          fields={colliding}
          mine={written()}
          theirs={theirs}
          managers={new Map([...managers, [theirs.managerId ?? "", theirs.manager ?? ""]])}
          sides={saving.sides}
          onChoose={saving.choose}
        />
      ) : null}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("fields.givenName")} error={wrong("givenName")}>
          <Input name="givenName" required maxLength={100} defaultValue={person?.givenName} autoComplete="off" />
        </Field>
        <Field label={t("fields.familyName")} error={wrong("familyName")}>
          <Input name="familyName" required maxLength={100} defaultValue={person?.familyName} autoComplete="off" />
        </Field>
      </div>
      <Field label={t("fields.email")} error={wrong("email")}>
        <Input name="email" type="email" required maxLength={254} defaultValue={person?.email} autoComplete="off" />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        {choice(
          "orgUnitId",
          t("fields.orgUnit"),
          units.map((unit) => ({ id: unit.id, label: indented(unit) })),
        )}
        {choice(
          "jobRoleId",
          t("fields.jobRole"),
          jobRoles.map((job) => ({ id: job.id, label: job.name })),
        )}
        {choice(
          "locationId",
          t("fields.location"),
          locations.map((place) => ({ id: place.id, label: place.name })),
        )}
        <Field label={t("fields.externalId")} error={wrong("externalId")} optional>
          <Input name="externalId" maxLength={100} defaultValue={person?.externalId ?? ""} />
        </Field>
      </div>
      <PersonPicker
        label={t("fields.manager")}
        name={person?.manager ?? ""}
        error={wrong("managerId")}
        onPick={(id, label) => {
          setManagerId(id);
          if (id && label) setManagers((known) => new Map(known).set(id, label));
        }}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("fields.language")}>
          <Select name="language" defaultValue={person?.language ?? session.person.language}>
            {languages.map((language) => (
              <option key={language} value={language}>
                {languageNames[language]}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("fields.timeZone")} error={wrong("timeZone")}>
          <Input
            name="timeZone"
            required
            maxLength={60}
            list="time-zones"
            defaultValue={person?.timeZone ?? session.person.timeZone}
          />
        </Field>
        <Field label={t("fields.startsOn")} error={wrong("startsOn")}>
          <Input
            name="startsOn"
            type="date"
            required
            defaultValue={person?.startsOn ?? new Date().toISOString().slice(0, 10)}
          />
        </Field>
        <Field
          label={t("fields.endsOn")}
          error={wrong("endsOn")}
          hint={person && !leaves ? t("leaving.hint") : undefined}
          optional
        >
          <Input name="endsOn" type="date" value={endsOn} onChange={(event) => setEndsOn(event.target.value)} />
        </Field>
        <Field label={t("fields.workloadPercent")} error={wrong("workloadPercent")}>
          <Input
            name="workloadPercent"
            type="number"
            min={1}
            max={100}
            required
            defaultValue={person?.workloadPercent ?? 100}
          />
        </Field>
      </div>
      {leaves ? (
        <HandoverChoice
          name={`${person.givenName} ${person.familyName}`}
          state={handover}
          timing={isOver ? "over" : "ask"}
          error={wrong("handover")}
        />
      ) : null}
      <datalist id="time-zones">
        {["UTC", ...Intl.supportedValuesOf("timeZone")].map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <div className="flex justify-end gap-2">
        <Button onClick={() => props.onDone()}>{t("person.cancel")}</Button>
        <Button type="submit" kind="primary" busy={saving.isSaving}>
          {t("person.save")}
        </Button>
      </div>
    </form>
  );
}
