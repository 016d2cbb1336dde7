import { retentionBounds } from "@arraigo/telemetry/contract";
import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { Dialog } from "@arraigo/ui/dialog";
import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { toast } from "@arraigo/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../../../lib/trpc";
import { useProblemToast } from "../../../../lib/use-problem-toast";
import { type Policy, readPolicy } from "./policy";
import { PolicyLosses } from "./policy-losses";

/** Says how long usage is kept. A shorter time is asked about first, because what goes in the night does not come back. */
export function KeepingForm({ policy: now }: { policy: Policy }) {
  const t = useTranslations("telemetry.keeping");
  const [raw, setRaw] = useState(String(now.rawDays));
  const [person, setPerson] = useState(String(now.personDays));
  const [asking, setAsking] = useState(false);
  const safe = useRef<HTMLButtonElement>(null);
  const queryClient = useQueryClient();
  const onError = useProblemToast();
  const { policy, faults } = readPolicy(raw, person);
  // Read again by the mutation itself: “Undo” is pressed when this form has made room for the one of the new policy.
  const save = useMutation({
    ...trpc.telemetry.retention.set.mutationOptions(),
    onSuccess: () => void queryClient.invalidateQueries(trpc.telemetry.retention.pathFilter()),
    onError,
  });
  const keep = (next: Policy, undo?: () => void) =>
    save.mutate(next, {
      onSuccess: () => {
        setAsking(false);
        toast({ title: t("saved"), ...(undo && { undo }) });
      },
    });
  const same = policy !== null && policy.rawDays === now.rawDays && policy.personDays === now.personDays;
  const shorter = policy !== null && (policy.rawDays < now.rawDays || policy.personDays < now.personDays);
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (policy === null || same) return;
    if (shorter) setAsking(true);
    else keep(policy, () => keep(now));
  }
  const faultOf = (name: keyof Policy) => {
    const [from, to] = retentionBounds[name];
    const fault = faults[name];
    return fault && { error: t(fault, { from, to }) };
  };
  return (
    <Card title={t("how")} take={t("howTake")}>
      <form className="grid gap-4" onSubmit={submit} noValidate>
        <Field label={t("raw")} hint={t("rawHint")} {...faultOf("rawDays")}>
          <Input inputMode="numeric" value={raw} onChange={(event) => setRaw(event.target.value)} />
        </Field>
        <Field label={t("person")} hint={t("personHint")} {...faultOf("personDays")}>
          <Input inputMode="numeric" value={person} onChange={(event) => setPerson(event.target.value)} />
        </Field>
        {policy ? <PolicyLosses policy={policy} /> : null}
        <div>
          <Button type="submit" kind="primary" disabled={policy === null || same} busy={save.isPending}>
            {t("save")}
          </Button>
        </div>
      </form>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title={t("shorter")}
        description={t("shorterWhy")}
        initialFocus={safe}
        footer={
          <>
            <Button ref={safe} onClick={() => setAsking(false)}>
              {t("keepAsIs")}
            </Button>
            <Button kind="primary" busy={save.isPending} onClick={() => policy && keep(policy, () => keep(now))}>
              {t("save")}
            </Button>
          </>
        }
      >
        {policy ? <PolicyLosses policy={policy} /> : null}
      </Dialog>
    </Card>
  );
}
