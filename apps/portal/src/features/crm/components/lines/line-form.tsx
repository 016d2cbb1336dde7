import { digitsOf } from "@arraigo/crm/fields";
import { Button } from "@arraigo/ui/button";
import { Combobox, type ComboboxChoice } from "@arraigo/ui/combobox";
import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { MoneyField } from "@arraigo/ui/money-field";
import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { useFormat } from "../../../../lib/format";
import { problemOf } from "../../../../lib/problem";
import { api, trpc } from "../../../../lib/trpc";
import { useFieldProblem } from "../../../../lib/use-field-problem";
import { useFocusBack } from "../../../../lib/use-focus-back";
import { fromMinor } from "../../money";
import { useRefreshCrm } from "../../use-refresh-crm";
import { ChangedMeanwhile } from "../record/changed-meanwhile";
import { NumberField } from "../record-form/number-field";
import type { Line } from "./line-types";

interface LineFormProps {
  opportunityId: string;
  currency: string;
  /** To be changed; absent for a new one. */
  line?: Line;
  onClose: () => void;
}

type Product = Awaited<ReturnType<typeof api.crm.products.pick.query>>[number];

/** A line: found in the price list, with its price and cost of today, or written by hand. */
export function LineForm(props: LineFormProps) {
  const { line, currency } = props;
  const t = useTranslations("crm.lines");
  const common = useTranslations("common");
  const picker = useTranslations("crm.recordForm.picker");
  const locale = useLocale();
  const format = useFormat();
  const refresh = useRefreshCrm();
  useFocusBack(`line-${line?.id ?? "new"}`);
  const problem = useFieldProblem([
    "productId",
    "description",
    "quantity",
    "unitPriceMinor",
    "discountPercent",
    "unitCostMinor",
  ]);
  const found = useRef(new Map<string, Product>());
  const [product, setProduct] = useState<ComboboxChoice | null>(null);
  const [description, setDescription] = useState(line?.description ?? "");
  const [quantity, setQuantity] = useState<number | null | undefined>(line?.quantity ?? 1);
  const [price, setPrice] = useState<number | null | undefined>(line?.unitPriceMinor ?? null);
  const [discount, setDiscount] = useState<number | null | undefined>(line?.discountPercent ?? 0);
  const [cost, setCost] = useState<number | null | undefined>(line?.unitCostMinor ?? null);
  const done = {
    onSuccess: () => {
      refresh();
      props.onClose();
    },
    onError: problem.refuse,
  };
  const add = useMutation({ ...trpc.crm.lines.add.mutationOptions(), ...done });
  const [read, setRead] = useState(line);
  const [changed, setChanged] = useState<string>();
  const change = useMutation({
    ...trpc.crm.lines.change.mutationOptions(),
    ...done,
    onError: (error) => {
      const found = problemOf(error);
      if (found.error !== "crm.ChangedMeanwhile") return problem.refuse(error);
      setChanged(found.message);
      refresh();
    },
  });
  const foreign = product ? found.current.get(product.id)?.currency !== currency : false;

  async function find(text: string, signal: AbortSignal): Promise<ComboboxChoice[]> {
    const products = await api.crm.products.pick.query({ text, currency }, { signal });
    for (const each of products) found.current.set(each.id, each);
    return products.map((each) => ({
      id: each.id,
      label: each.name,
      note:
        each.priceMinor === null ? undefined : format.amount(fromMinor(each.priceMinor, each.currency), each.currency),
    }));
  }

  function pick(choice: ComboboxChoice | null) {
    setProduct(choice);
    const picked = choice && found.current.get(choice.id);
    if (!picked) return;
    setDescription(picked.name);
    const same = picked.currency === currency;
    setPrice(same ? picked.priceMinor : null);
    setCost(same ? picked.costMinor : null);
  }

  const whole = description.trim() !== "" && typeof quantity === "number" && typeof price === "number";
  function submit() {
    problem.clear();
    if (!whole || typeof quantity !== "number" || typeof price !== "number") return;
    const given = {
      description: description.trim(),
      quantity,
      unitPriceMinor: price,
      discountPercent: discount ?? 0,
      unitCostMinor: cost ?? null,
    };
    // Who was told what stands there now, and saves again, means it.
    const was = changed === undefined ? read : line;
    setRead(was);
    if (line && was)
      change.mutate({
        id: line.id,
        ...given,
        was: Object.fromEntries(Object.keys(given).map((key) => [key, was[key as keyof typeof given]])),
      });
    else add.mutate({ opportunityId: props.opportunityId, ...(product ? { productId: product.id } : {}), ...given });
  }

  return (
    <form
      className="mt-2 grid grid-cols-2 gap-2.5 border-t pt-3"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event) => event.key === "Escape" && !event.defaultPrevented && props.onClose()}
    >
      {line ? null : (
        <Field
          label={t("product")}
          error={problem.at("productId")}
          hint={foreign ? t("otherCurrency", { currency }) : undefined}
          className="col-span-full"
        >
          <Combobox
            autoFocus
            value={product}
            onChange={pick}
            find={find}
            text={{
              placeholder: t("productPlaceholder"),
              searching: picker("searching"),
              nothing: t("noProduct"),
              failed: picker("failed"),
              clear: picker("clear"),
            }}
          />
        </Field>
      )}
      <Field label={t("description")} error={problem.at("description")} required className="col-span-full">
        <Input
          maxLength={200}
          autoComplete="off"
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
      </Field>
      <Field label={t("quantity")} error={problem.at("quantity")} required>
        <NumberField whole={false} value={quantity ?? null} onChange={setQuantity} />
      </Field>
      <Field label={t("price")} error={problem.at("unitPriceMinor")} required>
        <MoneyField
          key={`price ${product?.id}`}
          currency={currency}
          digits={digitsOf(currency)}
          locale={locale}
          value={price ?? null}
          onChange={setPrice}
        />
      </Field>
      <Field label={t("discount")} error={problem.at("discountPercent")}>
        <NumberField whole={false} value={discount ?? null} onChange={setDiscount} />
      </Field>
      <Field label={t("cost")} error={problem.at("unitCostMinor")}>
        <MoneyField
          key={`cost ${product?.id}`}
          currency={currency}
          digits={digitsOf(currency)}
          locale={locale}
          value={cost ?? null}
          onChange={setCost}
        />
      </Field>
      {changed !== undefined && line ? (
        <div className="col-span-full">
          <ChangedMeanwhile
            sentence={changed}
            now={`${line.description} · ${format.exact(line.quantity)} × ${format.amount(fromMinor(line.unitPriceMinor, currency), currency)}${line.discountPercent ? ` − ${line.discountPercent} %` : ""}`}
          />
        </div>
      ) : null}
      <span className="col-span-full flex gap-1.5">
        <Button type="submit" kind="primary" size="small" busy={add.isPending || change.isPending} disabled={!whole}>
          {line ? common("save") : t("add")}
        </Button>
        <Button kind="ghost" size="small" onClick={props.onClose}>
          {common("cancel")}
        </Button>
      </span>
    </form>
  );
}
