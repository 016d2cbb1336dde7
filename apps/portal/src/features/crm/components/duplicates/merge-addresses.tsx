import { Tag } from "@arraigo/ui/tag";
import { useTranslations } from "use-intl";

interface MergeAddressesProps {
  addresses: readonly { kind: string; value: string; consent: "optedOut" | "consented" | null; invalid: boolean }[];
}

/** Every address the merged record will have, with the stricter of what was known about each. */
export function MergeAddresses(props: MergeAddressesProps) {
  const t = useTranslations("crm.merge");
  if (props.addresses.length < 2) return null;
  return (
    <section>
      <h3 className="text-14 font-semibold">{t("addresses")}</h3>
      <p className="mt-0.5 text-12 text-ink-3">{t("addressesHint")}</p>
      <ul className="mt-2 grid gap-1">
        {props.addresses.map((each) => (
          <li key={`${each.kind} ${each.value}`} className="flex flex-wrap items-center gap-2">
            <span className="min-w-0 wrap-anywhere">{each.value}</span>
            {each.consent === "optedOut" ? <Tag tone="amber">{t("optedOut")}</Tag> : null}
            {each.consent === "consented" ? <Tag tone="brand">{t("consented")}</Tag> : null}
            {each.invalid ? <Tag tone="amber">{t("invalid")}</Tag> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
