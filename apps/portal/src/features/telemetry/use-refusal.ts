import { type RejectionReason, type RowReason, rowReasons } from "@arraigo/telemetry/contract";
import { useTranslations } from "use-intl";
import type { Mapping } from "./history-types";

/** Why a row of a file was refused, in words; a date by how dates were said to be written. */
export function useRefusal(timeFormat?: Mapping["timeFormat"]): (reason: RejectionReason | RowReason) => string {
  const event = useTranslations("telemetry.reasons");
  const row = useTranslations("telemetry.history.reasons");
  const isRow = (reason: string): reason is RowReason => (rowReasons as readonly string[]).includes(reason);
  const t = useTranslations("telemetry.history");
  return (reason) => {
    if (reason === "timestamp_unreadable" && timeFormat)
      return t("timeUnreadable", { format: t(`formats.${timeFormat}`) });
    return isRow(reason) ? row(reason) : event(reason);
  };
}
