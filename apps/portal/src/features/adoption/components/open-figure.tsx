import type { ReactNode } from "react";
import { useTranslations } from "use-intl";

/** A number that opens what it is made of. */
export function OpenFigure(props: { label: string; onOpen: () => void; children: ReactNode }) {
  const t = useTranslations("adoption.figure");
  return (
    <button type="button" onClick={props.onOpen} className="rounded-1 decoration-1 underline-offset-4 hover:underline">
      {props.children}
      <span className="sr-only"> {t("open", { label: props.label })}</span>
    </button>
  );
}
