import { toast } from "@arraigo/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { problemOf } from "../../../../lib/problem";
import { useProblemToast } from "../../../../lib/use-problem-toast";
import { useRefreshCrm } from "../../use-refresh-crm";
import { proceduresOf } from "../record-list/list-procedures";
import { conflictingFields } from "./conflicting-fields";
import { type ReadRecord, readRecord } from "./read-record";
import { asUpdate, type FieldValues, isEmptyValue, type RecordType, recordName } from "./record-fields";

export interface Collision {
  /** The server's sentence: who changed what. */
  sentence: string | undefined;
  fields: readonly string[];
  now: ReadRecord;
}

interface Saved {
  id: string;
  created: boolean;
}

interface Asked {
  id: string | undefined;
  changes: FieldValues;
  was: FieldValues;
}

/**
 * Saves a form. What the server says about a field goes to that field; where somebody else changed the same field meanwhile,
 * nothing is written and the collision is handed back with what stands now.
 */
export function useSaveForm(type: RecordType, onSaved: (saved: Saved) => void) {
  const t = useTranslations("crm.recordForm");
  const refresh = useRefreshCrm();
  const problem = useProblemToast();
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [collision, setCollision] = useState<Collision>();
  const procedures = proceduresOf(type);

  async function write({ id, changes, was }: Asked): Promise<Saved> {
    if (!id) {
      const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => !isEmptyValue(value)));
      return { ...(await procedures.create.mutate(asUpdate(given))), created: true };
    }
    const read = Object.fromEntries(Object.keys(changes).map((key) => [key, was[key] ?? null]));
    await procedures.update.mutate({ id, values: asUpdate(changes), was: read });
    return { id, created: false };
  }

  /** Puts the values back that the form had read, unless somebody changed them since. */
  async function takeBack({ id, changes, was }: Asked): Promise<void> {
    try {
      await write({
        id,
        changes: Object.fromEntries(Object.keys(changes).map((key) => [key, was[key] ?? null])),
        was: changes,
      });
      refresh();
      toast({ title: t("putBack") });
    } catch (error) {
      problem(error);
    }
  }

  const mutation = useMutation({
    mutationFn: write,
    onSuccess: (saved, asked) => {
      refresh();
      setErrors({});
      setCollision(undefined);
      toast(
        saved.created
          ? { title: t("added", { name: recordName(type, asked.changes) }) }
          : { title: t("saved"), undo: () => void takeBack(asked) },
      );
      onSaved(saved);
    },
    onError: async (error, asked) => {
      const found = problemOf(error);
      if (found.error === "crm.ChangedMeanwhile" && asked.id) {
        const now = await readRecord(type, asked.id).catch(() => undefined);
        if (!now) return problem(error);
        const fields = conflictingFields(asked.was, now.values, asked.changes);
        return setCollision({ sentence: found.message, fields, now });
      }
      const named =
        found.fields.length > 0
          ? found.fields
          : found.field && found.message
            ? [{ field: found.field, problem: found.message }]
            : [];
      setErrors(Object.fromEntries(named.map((each) => [fieldOf(each.field), each.problem])));
      if (named.length === 0) problem(error);
    },
  });
  return {
    save: mutation.mutate,
    busy: mutation.isPending,
    errors,
    setErrors,
    collision,
  };
}

/** "values.custom.k1" → "custom.k1": what the form calls the input the server speaks of. */
function fieldOf(path: string): string {
  return path.replace(/^values\./u, "");
}
