import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { PointForm } from "./point-form";
import { PointRow } from "./point-row";
import type { Point, ReachableType } from "./point-types";

interface PointsCardProps {
  type: ReachableType;
  id: string;
  points: readonly Point[];
  mayWrite: boolean;
}

/** Where somebody can be reached, with what they said about each address. */
export function PointsCard(props: PointsCardProps) {
  const t = useTranslations("crm.points");
  const [adding, setAdding] = useState(false);
  return (
    <Card
      title={t("title")}
      actions={
        props.mayWrite && !adding ? (
          <Button kind="ghost" size="small" onClick={() => setAdding(true)}>
            <Plus aria-hidden="true" className="size-3.5" />
            {t("add")}
          </Button>
        ) : undefined
      }
    >
      {props.points.length === 0 && !adding ? <p className="text-ink-3">{t("none")}</p> : null}
      <ul className="grid grid-cols-[minmax(0,1fr)]">
        {props.points.map((point) => (
          <li key={`${point.kind} ${point.value}`} className="border-t first:border-0">
            <PointRow type={props.type} id={props.id} point={point} mayWrite={props.mayWrite} />
          </li>
        ))}
      </ul>
      {adding ? <PointForm type={props.type} id={props.id} onClose={() => setAdding(false)} /> : null}
    </Card>
  );
}
