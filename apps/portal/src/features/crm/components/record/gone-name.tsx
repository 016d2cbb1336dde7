import { useTranslations } from "use-intl";

/** The name of a record that was deleted: text, because a link would lead nowhere. */
export function GoneName(props: { name: string }) {
  const t = useTranslations("crm.page");
  return <span className="text-ink-3">{t("gone", { name: props.name })}</span>;
}
