import type { GridCell } from "@arraigo/ui/plain/grid-types";
import { toast } from "@arraigo/ui/toast";
import { type InfiniteData, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { problemOf } from "../../../../lib/problem";
import { useRefreshCrm } from "../../use-refresh-crm";
import {
  asUpdate,
  currencyField,
  type FieldValue,
  type NamedField,
  type RecordType,
  sameValue,
} from "../record-form/record-fields";
import { type ListPage, type ListRow, listKey, proceduresOf } from "./list-procedures";

interface Writing {
  cell: GridCell;
  value: FieldValue | undefined;
  name?: string | undefined;
  error?: string | undefined;
}

/**
 * Writing in a cell: it shows what was written at once, and goes back to the cell with the reason where the server refuses. What
 * the cell had read goes along, so that nobody's change is overwritten unseen.
 */
export function useCellEdit(type: RecordType) {
  const t = useTranslations("crm.list");
  const common = useTranslations("common");
  const form = useTranslations("crm.recordForm");
  const client = useQueryClient();
  const refresh = useRefreshCrm();
  const [writing, setWriting] = useState<Writing>();

  function show(id: string, key: string, value: FieldValue, name: string | undefined) {
    client.setQueriesData<InfiniteData<ListPage>>(
      { queryKey: listKey(type, "list") },
      (data) =>
        data && {
          ...data,
          pages: data.pages.map((page) => ({
            ...page,
            rows: page.rows.map((row) => (row.id === id ? rowWith(row, key, value, name) : row)),
          })),
        },
    );
  }

  async function write(row: ListRow, field: NamedField, to: FieldValue, name?: string) {
    const before = row.values[field.key] ?? null;
    const beforeName = nameOf(row, before);
    show(row.id, field.key, to, name);
    try {
      await proceduresOf(type).update.mutate({
        id: row.id,
        values: asUpdate({ [field.key]: to }),
        was: { [field.key]: before },
      });
    } catch (error) {
      show(row.id, field.key, before, beforeName);
      throw error;
    }
    refresh();
    return { before, beforeName };
  }

  async function save(row: ListRow, field: NamedField) {
    if (!writing) return;
    const { value, name } = writing;
    if (value === undefined) return setWriting({ ...writing, error: form("amountWrong") });
    if (field.required && (value === null || value === "")) return setWriting({ ...writing, error: form("required") });
    if (sameValue(value, row.values[field.key])) return setWriting(undefined);
    setWriting(undefined);
    try {
      const { before, beforeName } = await write(row, field, value, name);
      toast({
        title: t("saved"),
        undo: () =>
          void write(rowWith(row, field.key, value, name), field, before, beforeName).then(
            () => toast({ title: t("savedUndone") }),
            (error: unknown) =>
              toast({ tone: "failed", title: common("couldNot"), description: problemOf(error).message }),
          ),
      });
    } catch (error) {
      const problem = problemOf(error);
      if (problem.kind === "conflict") refresh();
      setWriting({
        ...writing,
        error:
          problem.fields[0]?.problem ??
          problem.message ??
          (problem.kind === "notReached" ? common("notReached") : common("unexpected")),
      });
    }
  }

  return {
    writing,
    start: (cell: GridCell | undefined, row?: ListRow) =>
      setWriting(
        cell && row
          ? { cell, value: row.values[cell.column] ?? null, name: nameOf(row, row.values[cell.column]) }
          : undefined,
      ),
    change: (value: FieldValue | undefined, name?: string) =>
      setWriting(
        (now) => now && { ...now, value, name: name ?? (value === null ? undefined : now.name), error: undefined },
      ),
    cancel: () => setWriting(undefined),
    save,
  };
}

function rowWith(row: ListRow, key: string, value: FieldValue, name: string | undefined): ListRow {
  const names = name === undefined || typeof value !== "string" ? row.names : { ...row.names, [value]: name };
  return { ...row, values: { ...row.values, [key]: value }, names };
}

const nameOf = (row: ListRow, value: FieldValue | undefined) =>
  typeof value === "string" ? row.names[value] : undefined;

/** The currency a row's amounts are in. */
export function currencyOf(row: ListRow, fallback: string): string {
  const currency = row.values[currencyField];
  return typeof currency === "string" ? currency : fallback;
}
