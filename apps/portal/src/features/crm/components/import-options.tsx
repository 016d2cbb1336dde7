import { activityKinds } from "@arraigo/crm/contract";
import { Button } from "@arraigo/ui/button";
import { Checkbox } from "@arraigo/ui/checkbox";
import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { Select } from "@arraigo/ui/select";
import { toast } from "@arraigo/ui/toast";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../../lib/trpc";
import { useProblemToast } from "../../../lib/use-problem-toast";
import type { Mapping, Upload } from "../import-types";

const modes = ["both", "create", "update"] as const;
const lookalikes = ["list", "hold"] as const;
const unreadable = ["leaveOut", "hold"] as const;
/** Keys that can be written wrong; a name never is. */
const strictKeys: ReadonlySet<Mapping["match"]> = new Set(["email", "externalId", "number", "code"]);

interface ImportOptionsProps {
  upload: Upload;
  mapping: Mapping;
  /** What the server said about the key. */
  problem?: string | undefined;
  onChange: (mapping: Mapping) => void;
}

/** How rows find their records, and what happens to those that are doubtful; and mappings people gave a name. */
export function ImportOptions({ upload, mapping, problem, onChange }: ImportOptionsProps) {
  const t = useTranslations("crm.import");
  return (
    <section className="grid gap-3">
      <h2 className="text-14 font-semibold">{t("options")}</h2>
      <div className="grid items-start gap-x-4 gap-y-3 sm:grid-cols-[repeat(2,minmax(0,18rem))]">
        <Field label={t("match")} error={problem}>
          <Select
            value={mapping.match}
            onChange={(event) => onChange({ ...mapping, match: event.currentTarget.value as Mapping["match"] })}
          >
            {upload.matchKeys.map((key) => (
              <option key={key} value={key}>
                {t(`matches.${key}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("mode")}>
          <Select
            value={mapping.mode}
            onChange={(event) => onChange({ ...mapping, mode: event.currentTarget.value as Mapping["mode"] })}
          >
            {modes.map((mode) => (
              <option key={mode} value={mode}>
                {t(`modes.${mode}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("lookalikes")}>
          <Select
            value={mapping.lookalikes}
            onChange={(event) =>
              onChange({ ...mapping, lookalikes: event.currentTarget.value as Mapping["lookalikes"] })
            }
          >
            {lookalikes.map((choice) => (
              <option key={choice} value={choice}>
                {t(`lookalikeChoices.${choice}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field
          label={t("unreadable")}
          hint={
            mapping.unreadable === "leaveOut" && strictKeys.has(mapping.match)
              ? t("unreadableKey", { key: t(`matches.${mapping.match}`) })
              : undefined
          }
        >
          <Select
            value={mapping.unreadable}
            onChange={(event) =>
              onChange({ ...mapping, unreadable: event.currentTarget.value as Mapping["unreadable"] })
            }
          >
            {unreadable.map((choice) => (
              <option key={choice} value={choice}>
                {t(`unreadableChoices.${choice}`)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      {upload.recordType === "activity" ? (
        <ActivityKind mapping={mapping} onChange={onChange} />
      ) : (
        <Checkbox
          label={t("createRelated")}
          checked={mapping.createRelated}
          onChange={(event) => onChange({ ...mapping, createRelated: event.currentTarget.checked })}
        />
      )}
      {upload.recordType !== "activity" && upload.facts.columns.some((column) => column.capitals) ? (
        <Checkbox
          label={t("tidy")}
          checked={mapping.tidyCapitals}
          onChange={(event) => onChange({ ...mapping, tidyCapitals: event.currentTarget.checked })}
        />
      ) : null}
      <NamedMappings upload={upload} mapping={mapping} onChange={onChange} />
    </section>
  );
}

/** What a row is that does not say it: exports of one kind of activity never do. */
function ActivityKind({ mapping, onChange }: Pick<ImportOptionsProps, "mapping" | "onChange">) {
  const t = useTranslations("crm.import");
  const kinds = useTranslations("crm.choices.kind");
  return (
    <Field label={t("kind")} className="w-64 max-sm:w-full">
      <Select
        value={mapping.kind ?? ""}
        onChange={(event) => {
          const kind = activityKinds.find((each) => each === event.currentTarget.value);
          onChange({ ...mapping, kind });
        }}
      >
        {activityKinds.map((kind) => (
          <option key={kind} value={kind}>
            {kinds(kind)}
          </option>
        ))}
        <option value="">{t("kindNone")}</option>
      </Select>
    </Field>
  );
}

function NamedMappings({ upload, mapping, onChange }: ImportOptionsProps) {
  const t = useTranslations("crm.import");
  const problem = useProblemToast();
  const client = useQueryClient();
  const [name, setName] = useState("");
  const [chosen, setChosen] = useState("");
  const mappings = trpc.crm.imports.mappings;
  const saved = useQuery(mappings.list.queryOptions({ recordType: upload.recordType }));
  const refresh = () => void client.invalidateQueries(mappings.list.pathFilter());
  const save = useMutation({
    ...mappings.save.mutationOptions(),
    onSuccess: (_, input) => {
      toast({ title: t("savedDone", { name: input.name }) });
      setName("");
      refresh();
    },
    onError: problem,
  });
  const remove = useMutation({ ...mappings.remove.mutationOptions(), onSuccess: refresh, onError: problem });
  const fitting = (saved.data ?? []).filter((each) => each.mapping.columns.length === mapping.columns.length);
  const current = fitting.find((each) => each.id === chosen);
  return (
    <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
      {fitting.length > 0 ? (
        <Field label={t("saved")} className="w-64 max-sm:w-full">
          <Select
            value={chosen}
            onChange={(event) => {
              const next = fitting.find((each) => each.id === event.currentTarget.value);
              setChosen(next?.id ?? "");
              if (next) onChange(next.mapping);
            }}
          >
            <option value="">{t("savedNone")}</option>
            {fitting.map((each) => (
              <option key={each.id} value={each.id}>
                {each.name}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
      {current?.mine ? (
        <Button kind="ghost" busy={remove.isPending} onClick={() => remove.mutate({ mappingId: current.id })}>
          {t("forget")}
        </Button>
      ) : null}
      <form
        className="flex items-end gap-2 max-sm:w-full"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() === "") return;
          save.mutate({
            recordType: upload.recordType,
            name: name.trim(),
            headers: upload.facts.columns.map((column) => column.header),
            mapping,
          });
        }}
      >
        <Field label={t("saveAs")} className="w-64 max-sm:w-full">
          <Input value={name} maxLength={80} onChange={(event) => setName(event.currentTarget.value)} />
        </Field>
        <Button type="submit" busy={save.isPending} disabled={name.trim() === ""}>
          {t("save")}
        </Button>
      </form>
    </div>
  );
}
