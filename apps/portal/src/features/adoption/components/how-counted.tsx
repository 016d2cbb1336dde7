import { useTranslations } from "use-intl";

/** The word under each figure that opens its definition. */
export function HowCounted(props: { onOpen: () => void }) {
  const t = useTranslations("adoption.figure");
  return (
    <button
      type="button"
      onClick={props.onOpen}
      className="min-h-6 rounded-1 underline-offset-2 hover:text-ink hover:underline"
    >
      {t("howCounted")}
    </button>
  );
}
