import { Button } from "@arraigo/ui/button";
import { Checkbox } from "@arraigo/ui/checkbox";
import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { Select } from "@arraigo/ui/select";
import { Sheet } from "@arraigo/ui/sheet";
import { CardSkeleton } from "@arraigo/ui/skeleton";
import { toast } from "@arraigo/ui/toast";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { problemOf } from "../../../lib/problem";
import { QueryView } from "../../../lib/query-view";
import { queryClient, trpc } from "../../../lib/trpc";
import { useProblemToast } from "../../../lib/use-problem-toast";

interface AssignSheetProps {
  courseId?: string;
  onClose: () => void;
}

type Target = { kind: "everybody" } | { kind: "orgUnit"; orgUnitId: string } | { kind: "jobRole"; jobRoleId: string };

/** Asks people to take a course: a unit, a job role or everybody; a people manager, members of the own team. */
export function AssignSheet({ courseId: given, onClose }: AssignSheetProps) {
  const t = useTranslations("training.assign");
  const formId = useId();
  const targets = useQuery(trpc.training.assignments.targets.queryOptions());
  const [chosenCourse, setCourse] = useState(given);
  const [target, setTarget] = useState("everybody");
  const [people, setPeople] = useState<readonly string[]>([]);
  const [dueOn, setDueOn] = useState("");
  const onProblem = useProblemToast();
  const assign = useMutation(
    trpc.training.assignments.assign.mutationOptions({
      onSuccess: ({ assigned }) => {
        toast({ title: t("done", { count: assigned }) });
        onClose();
        return queryClient.invalidateQueries({ queryKey: trpc.training.pathKey() });
      },
      onError: (error) => (problemOf(error).field === "dueOn" ? undefined : onProblem(error)),
    }),
  );
  const problem = assign.error ? problemOf(assign.error) : undefined;
  const data = targets.data;
  const courseId = chosenCourse ?? data?.courses[0]?.id;
  const ready = courseId !== undefined && (data?.everybody === true || people.length > 0);
  return (
    <Sheet
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={t("title")}
      description={t("hint")}
      footer={
        <Button type="submit" form={formId} kind="primary" busy={assign.isPending} disabled={!ready}>
          {t("send")}
        </Button>
      }
    >
      <QueryView query={targets} loading={<CardSkeleton />}>
        {(all) => (
          <form
            id={formId}
            className="grid gap-4"
            onSubmit={(event) => {
              event.preventDefault();
              if (!courseId) return;
              const to = all.everybody ? targetFrom(target) : { kind: "people" as const, personIds: [...people] };
              assign.mutate({ courseId, to, ...(dueOn ? { dueOn } : {}) });
            }}
          >
            {all.courses.length === 0 ? <p className="text-amber">{t("noCourse")}</p> : null}
            <Field label={t("course")}>
              <Select value={courseId} onChange={(event) => setCourse(event.currentTarget.value)}>
                {all.courses.map((course) => (
                  <option key={course.id} value={course.id}>
                    {course.title}
                  </option>
                ))}
              </Select>
            </Field>
            {all.everybody ? (
              <Field label={t("whom")}>
                <Select value={target} onChange={(event) => setTarget(event.currentTarget.value)}>
                  <option value="everybody">{t("everybody")}</option>
                  {all.units.map((unit) => (
                    <option key={unit.id} value={`orgUnit ${unit.id}`}>
                      {t("unit", { name: unit.name })}
                    </option>
                  ))}
                  {all.jobRoles.map((role) => (
                    <option key={role.id} value={`jobRole ${role.id}`}>
                      {t("role", { name: role.name })}
                    </option>
                  ))}
                </Select>
              </Field>
            ) : (
              <fieldset className="grid gap-2">
                <legend className="mb-1 font-medium">{t("whom")}</legend>
                {all.people.length === 0 ? <p className="text-ink-3">{t("nobody")}</p> : null}
                {all.people.map((person) => (
                  <Checkbox
                    key={person.id}
                    label={person.name}
                    checked={people.includes(person.id)}
                    onChange={(event) => {
                      const on = event.currentTarget.checked;
                      setPeople((before) => (on ? [...before, person.id] : before.filter((id) => id !== person.id)));
                    }}
                  />
                ))}
              </fieldset>
            )}
            <Field label={t("due")} optional error={problem?.field === "dueOn" ? problem.message : undefined}>
              <Input
                type="date"
                className="max-w-44"
                value={dueOn}
                onChange={(event) => setDueOn(event.currentTarget.value)}
              />
            </Field>
          </form>
        )}
      </QueryView>
    </Sheet>
  );
}

function targetFrom(value: string): Target {
  const [kind, id = ""] = value.split(" ");
  if (kind === "orgUnit") return { kind, orgUnitId: id };
  return kind === "jobRole" ? { kind, jobRoleId: id } : { kind: "everybody" };
}
