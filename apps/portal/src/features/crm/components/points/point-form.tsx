import { Button } from "@arraigo/ui/button";
import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { Segmented } from "@arraigo/ui/segmented";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useFieldProblem } from "../../../../lib/use-field-problem";
import type { Point, ReachableType } from "./point-types";
import { usePoints } from "./use-points";

/** Adds an address or a number. */
export function PointForm(props: { type: ReachableType; id: string; onClose: () => void }) {
  const t = useTranslations("crm.points");
  const common = useTranslations("common");
  const problem = useFieldProblem(["value", "label"]);
  const { add } = usePoints(props.type, props.id);
  const [kind, setKind] = useState<Point["kind"]>("email");
  const [value, setValue] = useState("");
  const [label, setLabel] = useState("");
  return (
    <form
      noValidate
      className="mt-2 grid gap-2.5 border-t pt-3"
      onSubmit={(event) => {
        event.preventDefault();
        problem.clear();
        if (value.trim()) void add(kind, value.trim(), label.trim() || undefined, props.onClose, problem.refuse);
      }}
      onKeyDown={(event) => event.key === "Escape" && props.onClose()}
    >
      <span className="justify-self-start">
        <Segmented
          label={t("kind")}
          value={kind}
          onChange={setKind}
          choices={[
            { value: "email", label: t("email") },
            { value: "phone", label: t("phone") },
          ]}
        />
      </span>
      <Field label={t(kind)} error={problem.at("value")}>
        <Input
          autoFocus
          type={kind === "email" ? "email" : "tel"}
          maxLength={254}
          autoComplete="off"
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
      </Field>
      <Field label={t("label")} optional error={problem.at("label")}>
        <Input
          maxLength={40}
          autoComplete="off"
          value={label}
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
      </Field>
      <span className="flex gap-1.5">
        <Button type="submit" kind="primary" size="small">
          {t("add")}
        </Button>
        <Button kind="ghost" size="small" onClick={props.onClose}>
          {common("cancel")}
        </Button>
      </span>
    </form>
  );
}
