import { Button } from "@arraigo/ui/button";
import { Checkbox } from "@arraigo/ui/checkbox";
import { Combobox, type ComboboxChoice } from "@arraigo/ui/combobox";
import { Field } from "@arraigo/ui/field";
import { Select } from "@arraigo/ui/select";
import { Sheet } from "@arraigo/ui/sheet";
import { Textarea } from "@arraigo/ui/textarea";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../../lib/trpc";
import { useEventProperties } from "../../../lib/use-event-properties";
import { useProblemToast } from "../../../lib/use-problem-toast";
import type { CatalogueEvent } from "../catalogue-event";

const types = ["text", "number", "boolean", "list", "object"] as const;
type PropertyType = (typeof types)[number];
const isType = (text: string): text is PropertyType => (types as readonly string[]).includes(text);

/** What an event means, who answers for it, and which properties it is planned to come with. */
export function DescribeEventSheet({ event, onClose }: { event: CatalogueEvent; onClose: () => void }) {
  const t = useTranslations("telemetry.catalogue");
  const names = useTranslations("telemetry.names");
  const common = useTranslations("common");
  const queryClient = useQueryClient();
  const onError = useProblemToast();
  const [description, setDescription] = useState(event.description ?? "");
  const [owner, setOwner] = useState<ComboboxChoice | null>(
    event.owner ? { id: event.owner.id, label: event.owner.name } : null,
  );
  const [planned, setPlanned] = useState(event.planned);
  const [properties, setProperties] = useState<Record<string, string>>(event.plannedProperties);
  const save = useMutation(
    trpc.telemetry.catalogue.describe.mutationOptions({
      onSuccess: () => {
        void queryClient.invalidateQueries(trpc.telemetry.catalogue.pathFilter());
        onClose();
      },
      onError,
    }),
  );
  const find = async (text: string) => {
    const { people } = await queryClient.fetchQuery(
      trpc.directory.people.list.queryOptions({ ...(text ? { text } : {}), limit: 10 }),
    );
    return people.map(({ id, name, email }) => ({ id, label: name, note: email }));
  };
  const said = useEventProperties([event.name]);
  const known = [
    ...new Set([...event.properties.map(({ property }) => property), ...Object.keys(event.plannedProperties)]),
  ];
  const plan = (property: string, type: string) =>
    setProperties((before) => {
      const { [property]: _, ...rest } = before;
      return isType(type) ? { ...rest, [property]: type } : rest;
    });
  const submit = () =>
    save.mutate({
      name: event.name,
      description: description.trim() || null,
      ownerId: owner?.id ?? null,
      planned,
      plannedProperties: Object.fromEntries(
        Object.entries(properties).flatMap(([property, type]) => (isType(type) ? [[property, type]] : [])),
      ),
    });
  return (
    <Sheet
      open
      onOpenChange={(open) => open || onClose()}
      title={event.name}
      footer={
        <>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button kind="primary" busy={save.isPending} onClick={submit}>
            {t("save")}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <Field label={t("description")} optional>
          <Textarea
            value={description}
            maxLength={1_000}
            onChange={(change) => setDescription(change.currentTarget.value)}
          />
        </Field>
        <Field label={t("owner")} optional>
          <Combobox
            value={owner}
            onChange={setOwner}
            find={find}
            text={{
              placeholder: names("placeholder"),
              searching: names("searching"),
              nothing: names("nothing"),
              failed: names("searchFailed"),
              clear: names("clear"),
            }}
          />
        </Field>
        <Checkbox
          label={t("planned")}
          hint={t("plannedHint")}
          checked={planned}
          onChange={(change) => setPlanned(change.currentTarget.checked)}
        />
        {planned && known.length > 0 ? (
          <fieldset className="grid gap-2">
            <legend className="mb-1 text-13 font-medium">{t("plannedProperties")}</legend>
            {known.map((property) => (
              <Field key={property} label={said.nameOf(event.name, property)} hint={typesSeen(property)}>
                <Select
                  value={properties[property] ?? ""}
                  onChange={(change) => plan(property, change.currentTarget.value)}
                >
                  <option value="">{t("propertyNotPlanned")}</option>
                  {types.map((type) => (
                    <option key={type} value={type}>
                      {t(`types.${type}`)}
                    </option>
                  ))}
                </Select>
              </Field>
            ))}
          </fieldset>
        ) : null}
      </div>
    </Sheet>
  );

  function typesSeen(property: string): string {
    const seen = event.properties.find((each) => each.property === property)?.types ?? [];
    return seen.length === 0
      ? t("neverSeen")
      : t("seenAs", { types: seen.map((type) => t(`types.${type as PropertyType | "nothing"}`)).join(", ") });
  }
}
