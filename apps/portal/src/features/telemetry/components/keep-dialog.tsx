import { Button } from "@arraigo/ui/button";
import { Checkbox } from "@arraigo/ui/checkbox";
import { Dialog } from "@arraigo/ui/dialog";
import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { problemOf } from "../../../lib/problem";
import { type Reader, readers } from "../insight-types";

interface KeepDialogProps {
  title: string;
  description?: string;
  name?: string;
  sharedRoles?: readonly Reader[];
  busy: boolean;
  error: unknown;
  onKeep: (kept: { name: string; sharedRoles: Reader[] }) => void;
  onClose: () => void;
}

/** A name, and who else may open it: for insights and dashboards alike. */
export function KeepDialog(props: KeepDialogProps) {
  const t = useTranslations("telemetry.insights");
  const common = useTranslations("common");
  const [name, setName] = useState(props.name ?? "");
  const [shared, setShared] = useState<readonly Reader[]>(props.sharedRoles ?? []);
  return (
    <Dialog
      open
      onOpenChange={props.onClose}
      title={props.title}
      description={props.description}
      footer={
        <>
          <Button onClick={props.onClose}>{common("cancel")}</Button>
          <Button kind="primary" type="submit" form="keep" busy={props.busy}>
            {common("save")}
          </Button>
        </>
      }
    >
      <form
        id="keep"
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          props.onKeep({ name, sharedRoles: [...shared] });
        }}
      >
        <Field label={t("name")} error={props.error ? problemOf(props.error).message : undefined} required>
          <Input value={name} maxLength={80} required onChange={(event) => setName(event.currentTarget.value)} />
        </Field>
        <fieldset className="grid gap-1.5">
          <legend className="text-13 font-medium">{t("sharedWith")}</legend>
          <p className="text-12 text-ink-3">{t("sharedHint")}</p>
          {readers.map((role) => (
            <Checkbox
              key={role}
              label={t(`role.${role}`)}
              checked={shared.includes(role)}
              onChange={(event) =>
                setShared(event.currentTarget.checked ? [...shared, role] : shared.filter((each) => each !== role))
              }
            />
          ))}
        </fieldset>
      </form>
    </Dialog>
  );
}
