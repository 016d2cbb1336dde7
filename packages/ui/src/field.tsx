import { createContext, type ReactNode, useContext, useId } from "react";
import { cx } from "./cx";
import { useUiText } from "./ui-text";

interface FieldWiring {
  id: string;
  describedBy: string | undefined;
  invalid: boolean;
  required: boolean;
}

const FieldContext = createContext<FieldWiring | null>(null);

/** What a control inside a `Field` must carry so that label, hint and error are announced with it. */
export function useFieldWiring(own: {
  id?: string;
  "aria-describedby"?: string;
  required?: boolean;
  "aria-invalid"?: boolean | "true" | "false" | "grammar" | "spelling";
}) {
  const field = useContext(FieldContext);
  const describedBy = [own["aria-describedby"], field?.describedBy].filter(Boolean).join(" ");
  return {
    id: own.id ?? field?.id,
    "aria-describedby": describedBy || undefined,
    "aria-invalid": own["aria-invalid"] ?? (field?.invalid || undefined),
    required: own.required ?? (field?.required || undefined),
  };
}

interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong and how to mend it, already in the person's language. */
  error?: ReactNode;
  required?: boolean;
  /** Says "optional" beside the label: for forms where most fields are required. */
  optional?: boolean;
  hideLabel?: boolean;
  className?: string;
  children: ReactNode;
}

/** Label, control, hint and error as one thing. The control inside needs no id: it finds its wiring here. */
export function Field(props: FieldProps) {
  const id = useId();
  const text = useUiText();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const described = cx(Boolean(props.error) && errorId, Boolean(props.hint) && hintId);
  const wiring: FieldWiring = {
    id,
    describedBy: described || undefined,
    invalid: Boolean(props.error),
    required: props.required ?? false,
  };
  return (
    <FieldContext value={wiring}>
      <div className={cx("grid content-start gap-1", props.className)}>
        <label htmlFor={id} className={cx("text-13 font-medium text-ink", props.hideLabel && "sr-only")}>
          {props.label}
          {props.required ? (
            <span className="ml-1 font-normal text-ink-3">
              <span aria-hidden="true">*</span>
              <span className="sr-only">{text.required}</span>
            </span>
          ) : null}
          {props.optional ? <span className="ml-1.5 font-normal text-ink-3">{text.optional}</span> : null}
        </label>
        {props.children}
        {props.error ? (
          <p id={errorId} role="alert" className="text-12 font-medium text-red">
            {props.error}
          </p>
        ) : null}
        {props.hint ? (
          <p id={hintId} className="text-12 text-ink-3">
            {props.hint}
          </p>
        ) : null}
      </div>
    </FieldContext>
  );
}
