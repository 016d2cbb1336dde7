import { Button } from "@arraigo/ui/button";
import { Dialog } from "@arraigo/ui/dialog";
import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { useId } from "react";
import { useTranslations } from "use-intl";
import { toMinor } from "../money";
import type { useMoveOpportunity } from "../use-move-opportunity";

/** Opens exactly the fields a stage still needs. Closing it leaves the card where it was. */
export function GateDialog(props: { moving: ReturnType<typeof useMoveOpportunity> }) {
  const t = useTranslations("crm.gate");
  const common = useTranslations("common");
  const fieldNames = useTranslations("crm.fields");
  const id = useId();
  const { gate, fill, giveUp, busy } = props.moving;
  if (!gate) return null;
  const asks = (name: string) => gate.fields.includes(name);
  const currency = gate.move.currency;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && giveUp()}
      title={t("title", { stage: gate.move.to.name })}
      description={t("why", { count: gate.fields.length })}
      footer={
        <>
          <Button onClick={giveUp}>{common("cancel")}</Button>
          <Button kind="primary" type="submit" form={id} busy={busy}>
            {t("move")}
          </Button>
        </>
      }
    >
      <form
        id={id}
        className="grid gap-3 pb-1"
        onSubmit={(event) => {
          event.preventDefault();
          const data = new FormData(event.currentTarget);
          const text = (name: string) => String(data.get(name) ?? "").trim();
          fill({
            ...(asks("amountMinor") ? { amountMinor: toMinor(Number(text("amount")), currency) } : {}),
            ...(asks("closesOn") ? { closesOn: text("closesOn") } : {}),
            ...(asks("nextStep") ? { nextStep: text("nextStep") } : {}),
            ...(asks("nextStepOn") ? { nextStepOn: text("nextStepOn") } : {}),
            ...(asks("reason") ? { reason: text("reason") } : {}),
          });
        }}
      >
        {asks("amountMinor") ? (
          <Field label={`${fieldNames("amountMinor")} (${currency})`} required>
            <Input name="amount" type="number" inputMode="decimal" min={0} max={1e12} step="any" autoComplete="off" />
          </Field>
        ) : null}
        {asks("closesOn") ? (
          <Field label={fieldNames("closesOn")} required>
            <Input name="closesOn" type="date" />
          </Field>
        ) : null}
        {asks("nextStep") ? (
          <Field label={fieldNames("nextStep")} required>
            <Input name="nextStep" maxLength={300} autoComplete="off" />
          </Field>
        ) : null}
        {asks("nextStepOn") ? (
          <Field label={fieldNames("nextStepOn")} required>
            <Input name="nextStepOn" type="date" />
          </Field>
        ) : null}
        {asks("reason") ? (
          <Field label={fieldNames("reason")} required>
            <Input name="reason" maxLength={500} autoComplete="off" />
          </Field>
        ) : null}
      </form>
    </Dialog>
  );
}
