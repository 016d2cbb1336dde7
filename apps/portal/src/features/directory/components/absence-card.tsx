import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { problemOf } from "../../../lib/problem";
import { queryClient, trpc } from "../../../lib/trpc";
import { useProblemToast } from "../../../lib/use-problem-toast";

/** When this person is away. */
export function AbsenceCard(props: {
  personId: string;
  absences: readonly { id: string; startsOn: string; endsOn: string }[];
}) {
  const t = useTranslations("directory");
  const format = useFormat();
  const onProblem = useProblemToast();
  const onSuccess = () => queryClient.invalidateQueries({ queryKey: trpc.directory.pathKey() });
  const record = useMutation(
    trpc.directory.people.recordAbsence.mutationOptions({
      onSuccess,
      onError: (error) => {
        if (!problemOf(error).field) onProblem(error);
      },
    }),
  );
  const remove = useMutation(trpc.directory.people.removeAbsence.mutationOptions({ onSuccess, onError: onProblem }));

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    record.mutate({
      personId: props.personId,
      startsOn: String(form.get("startsOn")),
      endsOn: String(form.get("endsOn")),
    });
  }

  return (
    <Card title={t("person.absencesTitle")} take={t("person.absencesTake")}>
      {props.absences.length === 0 ? <p className="text-ink-2">{t("person.noAbsences")}</p> : null}
      <ul className="grid gap-1.5">
        {props.absences.map((absence) => {
          const period = `${format.date(absence.startsOn)} – ${format.date(absence.endsOn)}`;
          return (
            <li key={absence.id} className="flex items-center gap-2">
              <span className="figures">{period}</span>
              <Button
                size="small"
                kind="ghost"
                className="ml-auto"
                aria-label={t("person.removeAbsence", { period })}
                onClick={() => remove.mutate({ absenceId: absence.id })}
              >
                {t("person.remove")}
              </Button>
            </li>
          );
        })}
      </ul>
      <form onSubmit={submit} className="mt-3 flex flex-wrap items-end gap-2">
        <Field label={t("fields.startsOn")} className="min-w-[130px] flex-1">
          <Input name="startsOn" type="date" required />
        </Field>
        <Field
          label={t("fields.endsOn")}
          className="min-w-[130px] flex-1"
          error={record.error ? problemOf(record.error).message : undefined}
        >
          <Input name="endsOn" type="date" required />
        </Field>
        <Button type="submit" busy={record.isPending}>
          {t("person.addAbsence")}
        </Button>
      </form>
    </Card>
  );
}
