import { Sheet } from "@arraigo/ui/sheet";
import { useTranslations } from "use-intl";
import { type DefinitionKey, definitionKeys, type ProficiencyData } from "../types";
import { Definition } from "./definition";
import { DrillAdoption } from "./drill-adoption";
import { DrillCell } from "./drill-cell";
import { DrillProficiency } from "./drill-proficiency";
import { DrillSpeed } from "./drill-speed";
import { DrillUtilisation } from "./drill-utilisation";
import type { By } from "./heat-figure";

interface RolloutSheetsProps {
  rolloutId: string;
  minimum: number;
  by: By;
  drill: "adoption" | "utilisation" | "speed" | "proficiency" | "cell" | undefined;
  group: string | undefined;
  behaviourId: string | undefined;
  how: string | undefined;
  proficiency: ProficiencyData | undefined;
  onClose: () => void;
}

/** What is open over the page: a number taken apart, or how it is counted. The address says which. */
export function RolloutSheets(props: RolloutSheetsProps) {
  const { drill, minimum, rolloutId } = props;
  const words = useTranslations("adoption.definitions");
  const t = useTranslations("adoption.drill");
  const how = definitionKeys.find((key) => key === props.how);
  const about: DefinitionKey | undefined = how ?? (drill === "cell" ? "heat" : drill);
  const body = () => {
    if (how || !drill) return null;
    if (drill === "adoption") return <DrillAdoption rolloutId={rolloutId} minimum={minimum} />;
    if (drill === "utilisation") return <DrillUtilisation rolloutId={rolloutId} minimum={minimum} />;
    if (drill === "speed") return <DrillSpeed rolloutId={rolloutId} minimum={minimum} />;
    if (drill === "proficiency")
      return props.proficiency ? <DrillProficiency proficiency={props.proficiency} minimum={minimum} /> : null;
    if (!props.group || !props.behaviourId) return null;
    return (
      <DrillCell
        rolloutId={rolloutId}
        by={props.by}
        group={props.group}
        behaviourId={props.behaviourId}
        minimum={minimum}
      />
    );
  };
  return (
    <Sheet
      open={about !== undefined}
      onOpenChange={(open) => {
        if (!open) props.onClose();
      }}
      title={about ? words(`${about}.title`) : t("close")}
    >
      {about ? (
        <div className="grid gap-7">
          {body()}
          <div className={how ? undefined : "border-t pt-4"}>
            <Definition of={about} minimum={minimum} />
          </div>
        </div>
      ) : null}
    </Sheet>
  );
}
