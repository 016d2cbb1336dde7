import { Bars } from "@arraigo/ui/bars";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import type { ProficiencyData } from "../types";
import { useFigureText } from "../use-figure-text";
import { DrillSection } from "./drill-section";

/** The parts of proficiency: what is known, over how many people, and what is missing. */
export function DrillProficiency(props: { proficiency: ProficiencyData; minimum: number }) {
  const t = useTranslations("adoption.drill");
  const rollout = useTranslations("adoption.rollout");
  const words = useTranslations("adoption.definitions");
  const format = useFormat();
  const { reason } = useFigureText();
  return (
    <DrillSection title={words("proficiency.title")}>
      <Bars
        label={words("proficiency.title")}
        bars={(["assessments", "dataQuality", "process"] as const).map((part) => {
          const figure = props.proficiency.parts[part];
          const name = rollout(`parts.${part}`);
          if ("mean" in figure)
            return {
              key: part,
              name,
              share: figure.mean,
              shown: format.points(figure.mean),
              beside: t("people", { count: figure.people }),
            };
          if ("missing" in figure) return { key: part, name, shown: t(figure.missing) };
          return { key: part, name, shown: reason(figure, props.minimum) ?? "–" };
        })}
      />
    </DrillSection>
  );
}
