import { roles } from "@arraigo/platform/contract";
import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { Field } from "@arraigo/ui/field";
import { Select } from "@arraigo/ui/select";
import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { useTranslations } from "use-intl";
import { queryClient, trpc } from "../../../lib/trpc";
import { useProblemToast } from "../../../lib/use-problem-toast";
import { indented } from "../unit-options";
import { useStructure } from "../use-structure";

type Assigned = (typeof roles)[number];

/** The roles a person holds and where, to give and to take away. */
export function RoleCard(props: {
  personId: string;
  held: readonly { id: string; role: Assigned; orgUnit: string | null }[];
}) {
  const t = useTranslations("directory");
  const { units } = useStructure();
  const onError = useProblemToast();
  const onSuccess = () => queryClient.invalidateQueries({ queryKey: trpc.directory.pathKey() });
  const assign = useMutation(trpc.directory.roles.assign.mutationOptions({ onSuccess, onError }));
  const unassign = useMutation(trpc.directory.roles.unassign.mutationOptions({ onSuccess, onError }));

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const role = roles.find((each) => each === form.get("role"));
    if (role) assign.mutate({ personId: props.personId, role, orgUnitId: String(form.get("unit")) || null });
  }

  return (
    <Card title={t("person.rolesTitle")} take={t("person.rolesTake")}>
      {props.held.length === 0 ? <p className="text-ink-2">{t("person.noRoles")}</p> : null}
      <ul className="grid gap-1.5">
        {props.held.map((each) => (
          <li key={each.id} className="flex flex-wrap items-center gap-2">
            <span className="font-medium">{t(`roles.${each.role}`)}</span>
            <span className="text-ink-2">{each.orgUnit ?? t("person.everywhere")}</span>
            <Button
              size="small"
              kind="ghost"
              className="ml-auto"
              aria-label={t("person.unassignNamed", { role: t(`roles.${each.role}`) })}
              busy={unassign.isPending && unassign.variables?.assignmentId === each.id}
              onClick={() => unassign.mutate({ assignmentId: each.id })}
            >
              {t("person.unassign")}
            </Button>
          </li>
        ))}
      </ul>
      <form onSubmit={submit} className="mt-3 flex flex-wrap items-end gap-2">
        <Field label={t("person.role")} className="min-w-[150px] flex-1">
          <Select name="role">
            {roles.slice(1).map((role) => (
              <option key={role} value={role}>
                {t(`roles.${role}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("person.scope")} className="min-w-[150px] flex-1">
          <Select name="unit">
            <option value="">{t("person.everywhere")}</option>
            {units.map((unit) => (
              <option key={unit.id} value={unit.id}>
                {indented(unit)}
              </option>
            ))}
          </Select>
        </Field>
        <Button type="submit" busy={assign.isPending}>
          {t("person.assign")}
        </Button>
      </form>
    </Card>
  );
}
