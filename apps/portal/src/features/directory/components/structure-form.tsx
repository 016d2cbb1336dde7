import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { Select } from "@arraigo/ui/select";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { problemOf } from "../../../lib/problem";
import { useSession } from "../../../lib/session";
import { queryClient, trpc } from "../../../lib/trpc";
import { indented } from "../unit-options";
import { useStructure } from "../use-structure";
import { NameForm } from "./name-form";

/** What is being made or changed; without an id it is new. */
export type Edited =
  | { kind: "unit"; id?: string; name: string; parentId: string | null }
  | { kind: "job"; id?: string; name: string }
  | { kind: "location"; id?: string; name: string; timeZone?: string };

export function StructureForm(props: { edited: Edited; onDone: () => void }) {
  const t = useTranslations("directory");
  const { edited, onDone } = props;
  const session = useSession();
  const { units } = useStructure();
  // What stood when the form opened; of what collided with somebody else's change, what stands now.
  const [read, setRead] = useState(edited);
  const [theirs, setTheirs] = useState<Edited>();
  const onError = async (error: unknown) => {
    const problem = problemOf(error);
    if (problem.error !== "directory.ChangedMeanwhile") return;
    const fresh = await queryClient.fetchQuery({ ...trpc.directory.structure.get.queryOptions(), staleTime: 0 });
    const all = { unit: fresh.orgUnits, job: fresh.jobRoles, location: fresh.locations }[edited.kind];
    const found = all.find((each) => each.id === edited.id);
    if (!found) return;
    const now = { ...edited, ...found } as Edited;
    const collided = problem.fields.map(({ field }) => [field, now[field as "name"]]);
    setTheirs(now);
    setRead((before) => ({ ...before, ...Object.fromEntries(collided) }));
  };
  const onSuccess = async () => {
    await queryClient.invalidateQueries({ queryKey: trpc.directory.pathKey() });
    onDone();
  };
  const saveUnit = useMutation(trpc.directory.structure.saveOrgUnit.mutationOptions({ onSuccess, onError }));
  const saveJob = useMutation(trpc.directory.structure.saveJobRole.mutationOptions({ onSuccess, onError }));
  const saveLocation = useMutation(trpc.directory.structure.saveLocation.mutationOptions({ onSuccess, onError }));
  const isKnown = edited.id !== undefined;
  const id = edited.id ? { id: edited.id } : {};

  function submit(form: FormData) {
    const name = String(form.get("name")).trim();
    // What the form had read goes along, so that what somebody else changed meanwhile is not overwritten unseen.
    if (edited.kind === "unit") {
      const was = isKnown && read.kind === "unit" ? { was: { name: read.name, parentId: read.parentId } } : {};
      saveUnit.mutate({ ...id, name, parentId: String(form.get("parentId")) || null, ...was });
    } else if (edited.kind === "job") saveJob.mutate({ ...id, name, ...(isKnown ? { was: { name: read.name } } : {}) });
    else {
      const was =
        isKnown && read.kind === "location" ? { was: { name: read.name, timeZone: read.timeZone ?? null } } : {};
      saveLocation.mutate({ ...id, name, timeZone: String(form.get("timeZone")).trim(), ...was });
    }
  }

  const said = (each: Edited) => {
    const more =
      each.kind === "unit"
        ? (units.find((unit) => unit.id === each.parentId)?.name ?? t("structure.top"))
        : each.kind === "location"
          ? each.timeZone
          : undefined;
    return more ? `${each.name}, ${more}` : each.name;
  };

  return (
    <NameForm
      name={edited.name}
      error={saveUnit.error ?? saveJob.error ?? saveLocation.error}
      note={theirs ? t("collision.saysNow", { value: said(theirs) }) : undefined}
      busy={saveUnit.isPending || saveJob.isPending || saveLocation.isPending}
      onSubmit={submit}
      onCancel={onDone}
    >
      {edited.kind === "unit" ? (
        <Field label={t("structure.below")}>
          <Select name="parentId" defaultValue={edited.parentId ?? ""}>
            <option value="">{t("structure.top")}</option>
            {units
              .filter((unit) => unit.id !== edited.id)
              .map((unit) => (
                <option key={unit.id} value={unit.id}>
                  {indented(unit)}
                </option>
              ))}
          </Select>
        </Field>
      ) : null}
      {edited.kind === "location" ? (
        <Field label={t("fields.timeZone")}>
          <Input
            name="timeZone"
            required
            maxLength={60}
            list="location-zones"
            defaultValue={edited.timeZone ?? session.person.timeZone}
          />
          <datalist id="location-zones">
            {["UTC", ...Intl.supportedValuesOf("timeZone")].map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
        </Field>
      ) : null}
    </NameForm>
  );
}
