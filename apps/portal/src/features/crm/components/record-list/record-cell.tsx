import { Tag } from "@arraigo/ui/tag";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../../lib/format";
import { useWords, wordsAt } from "../../../../lib/messages";
import { paths } from "../../../../lib/paths";
import { GoneName } from "../record/gone-name";
import { type NamedField, type RecordType, recordName } from "../record-form/record-fields";
import { useValueText } from "../record-form/use-value-text";
import type { ListRow } from "./list-procedures";

export const pathOf: Record<RecordType, (id: string) => string> = {
  account: paths.crm.account,
  contact: paths.crm.contact,
  lead: paths.crm.lead,
  opportunity: paths.crm.opportunity,
  case: paths.crm.case,
  product: paths.crm.product,
};

const tagsBesideName = 2;

/** What names a row: the way to the record, what is wrong with it, and its first tags. */
export function NameCell(props: { type: RecordType; row: ListRow; tags: boolean }) {
  const t = useTranslations("crm.list");
  const words = useWords();
  const { row } = props;
  const flags = (row.flags ?? []).map((flag) => wordsAt(words, `crm.list.flags.${flag}`) ?? flag);
  const tags = props.tags && Array.isArray(row.values.tags) ? row.values.tags : [];
  return (
    <span className="inline-flex max-w-full items-center gap-1.5">
      <Link
        to={pathOf[props.type](row.id)}
        tabIndex={-1}
        className="truncate rounded-1 text-ink no-underline hover:underline"
      >
        {recordName(props.type, row.values) || t("untitled")}
      </Link>
      {flags.length > 0 ? (
        <span title={flags.join(", ")} className="shrink-0">
          <Tag tone="amber">
            {flags[0]}
            {flags.length > 1 ? (
              <>
                <span aria-hidden="true"> +{flags.length - 1}</span>
                <span className="sr-only">, {flags.slice(1).join(", ")}</span>
              </>
            ) : null}
          </Tag>
        </span>
      ) : null}
      {tags.slice(0, flags.length > 0 ? 1 : tagsBesideName).map((tag) => (
        <Tag key={tag}>{tag}</Tag>
      ))}
    </span>
  );
}

/** A value in a row. What is missing is a dash. */
export function ValueCell(props: { row: ListRow; field: NamedField }) {
  const { row, field } = props;
  const format = useFormat();
  const textOf = useValueText();
  const value = row.values[field.key];
  const text = field.kind === "person" && field.key === "ownerId" ? (row.ownerName ?? "") : textOf(field, value, row);
  if (text === "") return "–";
  if (typeof value === "string" && row.gone?.includes(value)) return <GoneName name={text} />;
  if (field.kind === "record" && field.to && typeof value === "string")
    return (
      <Link to={pathOf[field.to](value)} tabIndex={-1} className="rounded-1 no-underline hover:underline">
        {text}
      </Link>
    );
  if (field.kind === "instant")
    return (
      <time dateTime={String(value)} title={text}>
        {format.ago(String(value))}
      </time>
    );
  if (field.key === "nextStepOn" && format.daysUntil(String(value)) < 0)
    return <span className="text-amber">{text}</span>;
  if (field.kind === "tags" && Array.isArray(value))
    return (
      <span className="inline-flex gap-1">
        {value.map((tag) => (
          <Tag key={tag}>{tag}</Tag>
        ))}
      </span>
    );
  if (field.key === "priority" && (value === "critical" || value === "high"))
    return <Tag tone={value === "critical" ? "red" : "amber"}>{text}</Tag>;
  return text;
}
