import { Bars } from "@arraigo/ui/bars";
import { useFormat } from "../../../lib/format";
import type { FigureData } from "../types";
import { useFigureText } from "../use-figure-text";

export interface NamedFigure {
  key: string;
  name: string;
  figure: FigureData;
}

/** Shares as bars with their interval and n; a hidden one is hatched and says why. */
export function FigureBars(props: { label: string; figures: readonly NamedFigure[]; minimum: number }) {
  const format = useFormat();
  const text = useFigureText();
  return (
    <Bars
      label={props.label}
      bars={props.figures.map(({ key, name, figure }) => {
        if (!("share" in figure)) return { key, name, shown: text.reason(figure, props.minimum) ?? "–" };
        const made = `${format.count(figure.numerator)} / ${format.count(figure.denominator)}`;
        const interval = text.beside(figure);
        return {
          key,
          name,
          share: figure.share,
          shown: format.percent(figure.share),
          beside: interval ? `${interval} · ${made}` : made,
        };
      })}
    />
  );
}
