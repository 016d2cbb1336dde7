import { Button } from "@arraigo/ui/button";
import { Dialog } from "@arraigo/ui/dialog";
import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { Skeleton } from "@arraigo/ui/skeleton";
import { Textarea } from "@arraigo/ui/textarea";
import { toast } from "@arraigo/ui/toast";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { useWords, wordsAt } from "../../../lib/messages";
import { problemOf } from "../../../lib/problem";
import { type api, trpc } from "../../../lib/trpc";
import { useProblemToast } from "../../../lib/use-problem-toast";
import { lastCurrency } from "../money";
import type { Move, Moving } from "../use-move-record";
import { useRefreshCrm } from "../use-refresh-crm";
import { GateActivities } from "./gate-activities";
import { GateChanged } from "./gate-changed";
import { FieldInput } from "./record-form/field-input";
import { type ReadRecord, readRecord } from "./record-form/read-record";
import { asUpdate, type FieldValue, isEmptyValue, type NamedField } from "./record-form/record-fields";

const reasonMin = 10;
type AskInput = Parameters<typeof api.crm.approvals.ask.mutate>[0];

/** Opens exactly what a stage still needs. Closing it leaves the record where it was. */
export function GateDialog(props: { moving: Moving }) {
  const { gate } = props.moving;
  return gate ? <OpenGate key={`${gate.id} ${gate.to.id}`} move={gate} moving={props.moving} /> : null;
}

function OpenGate({ move, moving }: { move: Move; moving: Moving }) {
  const t = useTranslations("crm.gate");
  const common = useTranslations("common");
  const words = useWords();
  const problem = useProblemToast();
  const refresh = useRefreshCrm();
  const id = useId();
  const [values, setValues] = useState<Record<string, FieldValue>>({});
  const [names, setNames] = useState<Record<string, string>>({});
  const [note, setNote] = useState("");
  const [past, setPast] = useState(false);
  const [reason, setReason] = useState("");
  const target = { type: move.type, id: move.id, stageId: move.to.id };
  const query = useQuery(trpc.crm.stages.gate.queryOptions(target, { gcTime: 0, staleTime: 0 }));
  const gate = query.data;
  const ask = useMutation({
    ...trpc.crm.approvals.ask.mutationOptions(),
    onSuccess: () => {
      refresh();
      toast({ title: t("asked", { name: move.name }) });
      moving.giveUp();
    },
    onError: (error) => {
      const found = problemOf(error);
      if (found.error === "crm.ChangedMeanwhile") void compare(found.message);
      else problem(error);
    },
  });
  const [changed, setChanged] = useState<{ sentence: string | undefined; now: ReadRecord }>();
  /** Somebody filled in the same meanwhile: shows what stands now; what was typed stays. */
  async function compare(sentence: string | undefined) {
    const now = await readRecord(move.type, move.id).catch(() => undefined);
    if (now) setChanged({ sentence, now });
  }
  const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmptyValue(value)));
  const missing = gate?.fields.filter((field) => isEmptyValue(values[field.key] ?? null)) ?? [];
  const asked = useAsked(gate?.fields);
  const needed = new Set(gate?.fields.map(({ key }) => key));
  const shown = asked.filter(({ key }) => needed.has(key) || key in filled);
  const waits = (gate?.activities.length ?? 0) > 0 || gate?.approval != null;
  const mayAsk = gate?.approval != null && gate.approval !== "waiting";
  const tooShort = reason.trim().length < reasonMin;

  // What was missing was empty; whoever was shown what stands there now, and goes on, means it.
  const was = Object.fromEntries(Object.keys(filled).map((key) => [key, changed?.now.values[key] ?? null]));

  /** What somebody else filled in stands: what one typed over it goes, and nothing else of it. */
  function takeTheirs(keys: readonly string[]) {
    setValues((mine) => Object.fromEntries(Object.entries(mine).filter(([key]) => !keys.includes(key))));
    setChanged(undefined);
  }

  function submit() {
    if (past) {
      if (!tooShort) moving.fill({ fields: filled, was, override: { reason: reason.trim() } }, compare);
    } else if (mayAsk)
      ask.mutate({
        ...target,
        fields: asUpdate(filled),
        was,
        ...(note.trim() ? { note: note.trim() } : {}),
      } as AskInput);
    else if (missing.length === 0 && !waits) moving.fill({ fields: filled, was }, compare);
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && moving.giveUp()}
      title={past ? t("overrideTitle") : t("title", { stage: move.to.name })}
      description={past ? t("overrideWhy") : t("why", { stay: move.name })}
      footer={
        <>
          {gate?.mayOverride && !past ? (
            <Button kind="ghost" className="mr-auto" onClick={() => setPast(true)}>
              {t("overrideInstead")}
            </Button>
          ) : null}
          <Button onClick={past ? () => setPast(false) : moving.giveUp}>{common("cancel")}</Button>
          <Button
            kind="primary"
            type="submit"
            form={id}
            busy={moving.busy || ask.isPending}
            disabled={!gate || (past ? tooShort : mayAsk ? false : waits || missing.length > 0)}
          >
            {past
              ? t("override")
              : mayAsk
                ? t("ask")
                : changed
                  ? t("moveMine")
                  : shown.length === 0
                    ? t("justMove")
                    : t("move")}
          </Button>
        </>
      }
    >
      <form
        id={id}
        noValidate
        className="grid gap-4 pb-1"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {gate ? null : <Skeleton className="h-24" />}
        {gate && !past
          ? shown.map(({ key, label, field }, index) => {
              const named: NamedField = { ...field, key, label: label ?? wordsAt(words, `crm.fields.${key}`) ?? key };
              const currency = gate.currency ?? lastCurrency();
              return (
                <Field
                  key={key}
                  label={field.kind === "money" ? `${named.label} (${currency})` : named.label}
                  required={needed.has(key)}
                >
                  <FieldInput
                    field={named}
                    value={values[key] ?? null}
                    name={names[key]}
                    currency={currency}
                    autoFocus={index === 0}
                    onChange={(value, name) => {
                      setValues((now) => ({ ...now, [key]: value ?? null }));
                      if (name) setNames((now) => ({ ...now, [key]: name }));
                    }}
                  />
                </Field>
              );
            })
          : null}
        {changed ? (
          <GateChanged
            fields={shown}
            currency={gate?.currency ?? null}
            filled={filled}
            onTake={takeTheirs}
            {...changed}
          />
        ) : null}
        {gate && !past && gate.activities.length > 0 ? (
          <GateActivities move={move} activities={gate.activities} onLogged={() => void query.refetch()} />
        ) : null}
        {gate?.approval && !past ? (
          <section className="grid gap-2">
            <h3 className="text-12 font-semibold text-ink-2">{t("approval")}</h3>
            <p className="text-13 text-ink-2">
              {gate.approverName ? t("approver", { name: gate.approverName }) : t("anyApprover")}{" "}
              {gate.approval === "needed" ? null : t(gate.approval)}
            </p>
            {mayAsk ? (
              <Field label={t("note")} optional>
                <Input
                  value={note}
                  maxLength={500}
                  autoComplete="off"
                  onChange={(event) => setNote(event.currentTarget.value)}
                />
              </Field>
            ) : null}
          </section>
        ) : null}
        {gate && !past && !gate.met && !gate.mayOverride ? (
          <p className="text-12 text-ink-3">
            {gate.overriderName ? t("overrideAsk", { name: gate.overriderName }) : t("overrideAskAnyone")}
          </p>
        ) : null}
        {past ? (
          <Field label={t("reason")} required hint={t("reasonShort")}>
            <Textarea
              autoFocus
              rows={3}
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          </Field>
        ) : null}
      </form>
    </Dialog>
  );
}

/** All that was asked for since the dialog opened, in that order: what a colleague fills in meanwhile does not go from under one's hands. */
function useAsked<T extends { key: string }>(now: readonly T[] | undefined): readonly T[] {
  const [asked, setAsked] = useState<readonly T[]>([]);
  const fresh = now?.filter(({ key }) => !asked.some((each) => each.key === key)) ?? [];
  if (fresh.length === 0) return asked;
  const all = [...asked, ...fresh];
  setAsked(all);
  return all;
}
