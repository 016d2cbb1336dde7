import { Button } from "@arraigo/ui/button";
import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { Popover } from "@arraigo/ui/popover";
import { Select } from "@arraigo/ui/select";
import { toast } from "@arraigo/ui/toast";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../../lib/trpc";
import { useProblemToast } from "../../../lib/use-problem-toast";
import { currencies } from "../money";
import { useRefreshCrm } from "../use-refresh-crm";

/** The rules of the queue, for whoever may set them. */
export function ClaimSettings() {
  const t = useTranslations("crm.claims");
  const [open, setOpen] = useState(false);
  return (
    <Popover align="end" open={open} onOpenChange={setOpen} trigger={<Button>{t("settings")}</Button>}>
      {open ? <SettingsForm onSaved={() => setOpen(false)} /> : null}
    </Popover>
  );
}

function SettingsForm(props: { onSaved: () => void }) {
  const t = useTranslations("crm.claims");
  const refresh = useRefreshCrm();
  const problem = useProblemToast();
  const query = useQuery(trpc.crm.settings.get.queryOptions());
  const [written, setWritten] = useState<{
    abandonedDays?: number;
    claimsPerDayMax?: number;
    goneDays?: number;
    currency?: string;
  }>({});
  const save = useMutation({
    ...trpc.crm.settings.save.mutationOptions(),
    onSuccess: () => {
      refresh();
      toast({ title: t("saved") });
      props.onSaved();
    },
    onError: problem,
  });
  if (!query.data) return null;
  const values = { ...query.data, ...written };
  const number = (key: "abandonedDays" | "claimsPerDayMax" | "goneDays", min: number, max: number) => (
    <Field label={t(key)}>
      <Input
        type="number"
        min={min}
        max={max}
        value={values[key]}
        onChange={(event) => setWritten({ ...written, [key]: Number(event.currentTarget.value) })}
      />
    </Field>
  );
  return (
    <form
      className="grid w-72 max-w-full gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(written);
      }}
    >
      <p className="text-14 font-semibold">{t("settingsTitle")}</p>
      {number("abandonedDays", 7, 3_650)}
      {number("claimsPerDayMax", 1, 1_000)}
      {number("goneDays", 90, 3_650)}
      <Field label={t("currency")}>
        <Select
          value={values.currency}
          onChange={(event) => setWritten({ ...written, currency: event.currentTarget.value })}
        >
          {[...new Set([values.currency, ...currencies])].map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </Select>
      </Field>
      <Button kind="primary" type="submit" busy={save.isPending} className="justify-self-end">
        {t("save")}
      </Button>
    </form>
  );
}
