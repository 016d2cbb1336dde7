import { type RejectionReason, type RowReason, rowReasons } from "@arraigo/telemetry/contract";
import { useTranslations } from "use-intl";
import type { Mapping, UploadFound } from "./history-types";

/** Which column of a file a reason is about. */
const columnRole = {
  name_missing: "event",
  name_too_long: "event",
  user_missing: "person",
  user_too_long: "person",
  message_id_invalid: "messageId",
  timestamp_unreadable: "time",
} as const;

type OfColumn = keyof typeof columnRole;
const isOfColumn = (reason: string): reason is OfColumn => Object.hasOwn(columnRole, reason);
const isRow = (reason: string): reason is RowReason => (rowReasons as readonly string[]).includes(reason);

/** Why a row of a file was refused, in words that name the column it is about and what helps. */
export function useRefusal(
  mapping: Mapping | null | undefined,
  facts: UploadFound["facts"] | null | undefined,
): (reason: RejectionReason | RowReason) => string {
  const event = useTranslations("telemetry.reasons");
  const row = useTranslations("telemetry.history.reasons");
  const t = useTranslations("telemetry.history");
  return (reason) => {
    if (isRow(reason)) return row(reason);
    if (!isOfColumn(reason) || !mapping) return event(reason);
    const column = facts?.columns[mapping.columns.findIndex(({ role }) => role === columnRole[reason])]?.name;
    if (column === undefined) return event(reason);
    return t(`rowReasons.${reason}`, { column, format: t(`formats.${mapping.timeFormat}`) });
  };
}
