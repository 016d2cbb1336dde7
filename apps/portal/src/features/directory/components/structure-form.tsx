import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { Select } from "@arraigo/ui/select";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
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
  const onSuccess = async () => {
    await queryClient.invalidateQueries({ queryKey: trpc.directory.pathKey() });
    onDone();
  };
  const saveUnit = useMutation(trpc.directory.structure.saveOrgUnit.mutationOptions({ onSuccess }));
  const saveJob = useMutation(trpc.directory.structure.saveJobRole.mutationOptions({ onSuccess }));
  const saveLocation = useMutation(trpc.directory.structure.saveLocation.mutationOptions({ onSuccess }));
  const id = edited.id ? { id: edited.id } : {};

  function submit(form: FormData) {
    const name = String(form.get("name")).trim();
    if (edited.kind === "unit") saveUnit.mutate({ ...id, name, parentId: String(form.get("parentId")) || null });
    else if (edited.kind === "job") saveJob.mutate({ ...id, name });
    else saveLocation.mutate({ ...id, name, timeZone: String(form.get("timeZone")).trim() });
  }

  return (
    <NameForm
      name={edited.name}
      error={saveUnit.error ?? saveJob.error ?? saveLocation.error}
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
