import { Tag } from "@arraigo/ui/tag";
import { Link } from "@tanstack/react-router";
import { type FieldValue, isEmptyValue, type NamedField } from "../record-form/record-fields";
import { useValueText } from "../record-form/use-value-text";
import { pathOf } from "../record-list/record-cell";
import { GoneName } from "./gone-name";

interface FactValueProps {
  field: NamedField;
  value: FieldValue;
  currency: string | null;
  names: Readonly<Record<string, string>>;
  gone: readonly string[];
}

const webPage = (said: string) => (/^https?:\/\//iu.test(said) ? said : `https://${said}`);

/** A value as one reads and uses it: addresses can be written to, numbers called, records opened. A gap is a dash. */
export function FactValue(props: FactValueProps) {
  const { field, value } = props;
  const textOf = useValueText();
  if (isEmptyValue(value)) return <span className="text-ink-3">–</span>;
  const text = textOf(field, value, { values: { currency: props.currency }, names: props.names });
  const said = String(value);
  switch (field.kind) {
    case "email":
      return <a href={`mailto:${said}`}>{said}</a>;
    case "phone":
      return <a href={`tel:${said.replace(/[^+\d]/gu, "")}`}>{said}</a>;
    case "url":
      return (
        <a href={webPage(said)} target="_blank" rel="noreferrer">
          {said.replace(/^https?:\/\//iu, "")}
        </a>
      );
    case "record":
      if (props.gone.includes(said)) return <GoneName name={text} />;
      return field.to ? <Link to={pathOf[field.to](said)}>{text}</Link> : text;
    case "tags":
      return (
        <span className="flex flex-wrap gap-1">
          {Array.isArray(value) ? value.map((tag) => <Tag key={tag}>{tag}</Tag>) : null}
        </span>
      );
    case "paragraph":
      return <span className="whitespace-pre-line">{said}</span>;
    case "choice":
      return field.key === "priority" && (said === "critical" || said === "high") ? (
        <Tag tone={said === "critical" ? "red" : "amber"}>{text}</Tag>
      ) : (
        text
      );
    default:
      return text;
  }
}
