import { type RejectionReason, type RowReason, rowReasons } from "@arraigo/telemetry/contract";
import { useTranslations } from "use-intl";

/** Why a row of a file was refused, in words. */
export function useRefusal(): (reason: RejectionReason | RowReason) => string {
  const event = useTranslations("telemetry.reasons");
  const row = useTranslations("telemetry.history.reasons");
  const isRow = (reason: string): reason is RowReason => (rowReasons as readonly string[]).includes(reason);
  return (reason) => (isRow(reason) ? row(reason) : event(reason));
}
