import { Button } from "@arraigo/ui/button";
import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import type { FormEvent, ReactNode } from "react";
import { useTranslations } from "use-intl";
import { problemOf } from "../../../lib/problem";

interface NameFormProps {
  name: string;
  error: unknown;
  /** What the form has to say besides what went wrong. */
  note?: string | undefined;
  busy: boolean;
  onSubmit: (form: FormData) => void;
  onCancel: () => void;
  /** Further fields, found in the form by their name. */
  children?: ReactNode;
}

/** A name and little else: units, job roles, locations. */
export function NameForm(props: NameFormProps) {
  const t = useTranslations("directory");
  const problem = props.error ? problemOf(props.error) : undefined;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    props.onSubmit(new FormData(event.currentTarget));
  }

  return (
    <form onSubmit={submit} className="grid gap-4">
      <Field label={t("structure.name")} error={problem?.message}>
        <Input name="name" required maxLength={120} defaultValue={props.name} autoFocus autoComplete="off" />
      </Field>
      {props.children}
      {props.note ? <p className="rounded-2 bg-amber-soft px-3 py-2 text-amber">{props.note}</p> : null}
      <div className="flex justify-end gap-2">
        <Button onClick={props.onCancel}>{t("person.cancel")}</Button>
        <Button type="submit" kind="primary" busy={props.busy}>
          {t("person.save")}
        </Button>
      </div>
    </form>
  );
}
