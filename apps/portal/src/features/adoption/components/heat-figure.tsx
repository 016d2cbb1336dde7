import { DataFigure } from "@arraigo/ui/data-figure";
import { HiddenToProtect } from "@arraigo/ui/empty-state";
import { type HeatCell, HeatLowKey, HeatMap, type HeatRow } from "@arraigo/ui/heat-map";
import { Segmented } from "@arraigo/ui/segmented";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import type { HeatData, HeatRowData, RolloutData } from "../types";
import { useFigureText } from "../use-figure-text";
import { HowCounted } from "./how-counted";

export type By = HeatData["by"];

interface HeatFigureProps {
  map: HeatData;
  weakest: RolloutData["weakest"];
  /** Outlines low cells; off where groups may not be ranked. */
  markLow: boolean;
  onBy: (by: By) => void;
  onOpen: (group: string, behaviourId: string) => void;
  onHow: () => void;
}

/** Group by behaviour, cut from the protected table: what is hidden arrives without a number. */
export function HeatFigure(props: HeatFigureProps) {
  const { map } = props;
  const t = useTranslations("adoption.heat");
  const words = useTranslations("adoption.figure");
  const format = useFormat();
  const { reason } = useFigureText();
  const nameOf = (row: HeatRowData) => row.name ?? words("none");
  const cellOf = (row: HeatRowData, cell: HeatRowData["cells"][number], behaviour: string): HeatCell => {
    if ("share" in cell)
      return {
        share: cell.share,
        shown: format.points(cell.share),
        low: props.markLow && cell.share < 0.45,
        label: t("cell", {
          group: nameOf(row),
          behaviour,
          percent: format.percent(cell.share),
          numerator: cell.numerator,
          denominator: cell.denominator,
        }),
      };
    if ("notAsked" in cell) return { hidden: words("notAsked") };
    if ("notYet" in cell) return { hidden: words("notYet") };
    return {
      hidden: cell.suppressed === "small" ? `< ${map.minimum}` : words("complement"),
      label: reason(cell, map.minimum) ?? "",
    };
  };
  const flat = map.rows.flatMap((row) =>
    row.cells.map((cell, index) => ({ row, cell, behaviour: map.columns[index]?.name ?? "" })),
  );
  const rows = map.rows.map(
    (row): HeatRow => ({
      key: row.key,
      name: nameOf(row),
      ...("share" in row.adoption ? { count: format.count(row.adoption.denominator) } : {}),
      cells: row.cells.map((cell, index) => cellOf(row, cell, map.columns[index]?.name ?? "")),
    }),
  );
  const isAllHidden = map.rows.length > 0 && map.rows.every(({ adoption }) => "suppressed" in adoption);
  return (
    <DataFigure
      title={t("title")}
      rows={flat}
      noTable
      takeaway={() => {
        if (map.rows.length === 0) return t("empty");
        const { weakest } = props;
        if (map.by !== "unit" || !weakest?.group) return t("takeAll");
        return t("take", {
          behaviour: weakest.behaviour,
          group: weakest.group.name,
          percent: format.percent(weakest.share),
        });
      }}
      fileName={`adoption-by-${map.by}`}
      csvNotes={[t("csvNote", { minimum: map.minimum })]}
      columns={[
        { header: t("group"), value: ({ row }) => nameOf(row) },
        { header: t("behaviour"), value: ({ behaviour }) => behaviour },
        { header: t("reached"), value: ({ cell }) => ("share" in cell ? cell.numerator : null) },
        { header: t("asked"), value: ({ cell }) => ("share" in cell ? cell.denominator : null) },
        { header: t("share"), value: ({ cell }) => ("share" in cell ? cell.share : null) },
        {
          header: t("note"),
          value: ({ row, cell, behaviour }) => {
            const shown = cellOf(row, cell, behaviour);
            return "hidden" in shown ? shown.hidden : null;
          },
        },
      ]}
      actions={
        <Segmented
          label={t("by")}
          value={map.by}
          onChange={props.onBy}
          choices={[
            { value: "unit", label: t("groups") },
            { value: "wave", label: t("waves") },
            { value: "role", label: t("roles") },
          ]}
        />
      }
      definition={<HowCounted onOpen={props.onHow} />}
      legend={props.markLow ? <HeatLowKey>{t("low")}</HeatLowKey> : undefined}
      footnote={isAllHidden ? undefined : <WhyHidden map={map} nameOf={nameOf} />}
    >
      {() =>
        isAllHidden ? (
          <HiddenToProtect title={t("allHidden")}>{t("allHiddenWhy", { minimum: map.minimum })}</HiddenToProtect>
        ) : map.rows.length === 0 ? null : (
          // What is only read out is placed absolutely, and must not widen the page.
          <div className="relative overflow-hidden">
            <HeatMap
              caption={t("title")}
              rowsName={t("group")}
              columns={map.columns.map(({ behaviourId, name, required }) => ({
                key: behaviourId,
                name: required ? name : t("optional", { name }),
              }))}
              rows={rows}
              open={({ row, column, className, children, label }) => (
                <button
                  type="button"
                  className={`${className} cursor-pointer`}
                  aria-label={label}
                  onClick={() => props.onOpen(row.key, column.key)}
                >
                  {children}
                </button>
              )}
            />
          </div>
        )
      }
    </DataFigure>
  );
}

function WhyHidden(props: { map: HeatData; nameOf: (row: HeatRowData) => string }) {
  const t = useTranslations("adoption.heat");
  const format = useFormat();
  const named = (why: "small" | "complement") =>
    props.map.rows.flatMap((row) =>
      "suppressed" in row.adoption && row.adoption.suppressed === why ? [props.nameOf(row)] : [],
    );
  const [small, complement] = [named("small"), named("complement")];
  const { minimum } = props.map;
  return (
    <>
      {small.length > 0 ? `${t("hiddenSmall", { names: format.list(small), count: small.length, minimum })} ` : null}
      {complement.length > 0
        ? `${t("hiddenComplement", { names: format.list(complement), count: complement.length })} `
        : null}
      {t("opens")}
    </>
  );
}
