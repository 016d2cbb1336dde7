import { toast } from "@arraigo/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { problemOf } from "../../../../lib/problem";
import { useProblemToast } from "../../../../lib/use-problem-toast";
import { useRefreshCrm } from "../../use-refresh-crm";
import { readRecord } from "../record-form/read-record";
import {
  asUpdate,
  type FieldValue,
  isEmptyValue,
  type NamedField,
  type RecordType,
  sameValue,
} from "../record-form/record-fields";
import { proceduresOf } from "../record-list/list-procedures";

interface Writing {
  field: NamedField;
  /** What stood there when one began to write. */
  was: FieldValue;
  /** `undefined`: what is written cannot be a value. */
  value: FieldValue | undefined;
  name: string | undefined;
  error?: string | undefined;
  /** Somebody else changed it meanwhile: what stands there now. Nothing was overwritten. */
  theirs?: { value: FieldValue; name: string | undefined; sentence: string | undefined } | undefined;
}

interface Sent {
  field: NamedField;
  value: FieldValue;
  was: FieldValue;
}

/**
 * Writing one field of a record in its place. What was typed stays until it is saved or given up; where somebody else changed the
 * field meanwhile, both values are shown and one chooses.
 */
export function useFactEdit(type: RecordType, id: string) {
  const t = useTranslations("crm.recordForm");
  const refresh = useRefreshCrm();
  const problem = useProblemToast();
  const [writing, setWriting] = useState<Writing>();
  const send = ({ field, value, was }: Sent) =>
    proceduresOf(type).update.mutate({ id, values: asUpdate({ [field.key]: value }), was: { [field.key]: was } });
  const back = useMutation({
    mutationFn: send,
    onSuccess: () => {
      refresh();
      toast({ title: t("putBack") });
    },
    onError: problem,
  });
  const saving = useMutation({
    mutationFn: send,
    onSuccess: (_, sent) => {
      refresh();
      setWriting(undefined);
      toast({ title: t("saved"), undo: () => back.mutate({ ...sent, value: sent.was, was: sent.value }) });
    },
    onError: async (error, sent) => {
      const found = problemOf(error);
      if (found.error === "crm.ChangedMeanwhile") {
        const now = await readRecord(type, id).catch(() => undefined);
        if (now)
          return setWriting(
            (held) =>
              held && {
                ...held,
                theirs: {
                  value: now.values[sent.field.key] ?? null,
                  name: now.names[sent.field.key],
                  sentence: found.message,
                },
              },
          );
      }
      const said = found.fields[0]?.problem ?? found.message;
      if (said) setWriting((held) => held && { ...held, error: said });
      else problem(error);
    },
  });

  function save() {
    if (!writing || saving.isPending) return;
    const { field, value, was, theirs } = writing;
    if (value === undefined) return setWriting({ ...writing, error: t("amountWrong") });
    if (field.required && isEmptyValue(value)) return setWriting({ ...writing, error: t("required") });
    if (sameValue(value, theirs ? theirs.value : was)) return setWriting(undefined);
    saving.mutate({ field, value, was: theirs ? theirs.value : was });
  }

  return {
    writing,
    busy: saving.isPending,
    start: (field: NamedField, was: FieldValue, name: string | undefined) =>
      setWriting({ field, was, value: was, name }),
    change: (value: FieldValue | undefined, name?: string) =>
      setWriting((held) => held && { ...held, value, name: name ?? held.name, error: undefined }),
    cancel: () => {
      setWriting(undefined);
      // What others made of it meanwhile is what stands there now.
      if (writing?.theirs) refresh();
    },
    save,
  };
}

export type FactEdit = ReturnType<typeof useFactEdit>;
