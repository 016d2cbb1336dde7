import { Button } from "@arraigo/ui/button";
import { Select } from "@arraigo/ui/select";
import { useTranslations } from "use-intl";
import type { NamedField } from "../record-form/record-fields";
import type { ListOrder } from "./list-procedures";

interface PhoneOrderProps {
  fields: readonly NamedField[];
  sortable: ReadonlySet<string>;
  order: ListOrder | undefined;
  onChange: (order: ListOrder | undefined) => void;
}

/** On a phone rows are cards without a header to press: what they are ordered by is chosen here. */
export function PhoneOrder({ fields, sortable, order, onChange }: PhoneOrderProps) {
  const t = useTranslations("crm.list.order");
  const offered = fields.filter(({ key }) => sortable.has(key));
  return (
    <div className="flex min-w-0 grow basis-40 items-center gap-2 sm:hidden">
      <Select
        aria-label={t("label")}
        value={order?.field ?? ""}
        onChange={(event) => {
          const field = event.currentTarget.value;
          onChange(field ? { field, direction: order?.direction ?? "asc" } : undefined);
        }}
      >
        <option value="">{t("usual")}</option>
        {offered.map(({ key, label }) => (
          <option key={key} value={key}>
            {t("by", { field: label })}
          </option>
        ))}
      </Select>
      {order ? (
        <Button
          iconOnly
          aria-label={t(order.direction)}
          onClick={() => onChange({ ...order, direction: order.direction === "asc" ? "desc" : "asc" })}
        >
          {order.direction === "asc" ? "↑" : "↓"}
        </Button>
      ) : null}
    </div>
  );
}
