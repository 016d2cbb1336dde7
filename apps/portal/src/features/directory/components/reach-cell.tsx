import { cx } from "@arraigo/ui/plain/cx";
import { Select } from "@arraigo/ui/select";
import { useTranslations } from "use-intl";
import { type PermissionRow, type ReachCell, type ReachChoice, useReachName } from "../use-change-reach";

/** One role's reach for one permission: a select, and where it was changed the way back. */
export function ReachCellView(props: {
  row: PermissionRow;
  cell: ReachCell;
  chosen: ReachChoice;
  /** How far everybody's reach goes; a role that adds nothing to it says so. */
  everybody: ReachChoice;
  onChange: (reach: ReachChoice) => void;
}) {
  const { row, cell, chosen } = props;
  const t = useTranslations("directory");
  const nameOf = useReachName();
  const [only] = cell.offered;
  if (cell.offered.length === 1 && only)
    return (
      <span className="inline-flex h-control items-center px-2.5 text-ink-3" title={t("may.alwaysWhy")}>
        {t("may.always")}
        <span className="sr-only">. {t("may.alwaysWhy")}</span>
      </span>
    );
  const role = t(`roles.${cell.role}`);
  const isChanged = cell.reach !== cell.byDefault;
  const addsNothing = chosen === "none" && cell.role !== "employee" && props.everybody !== "none";
  const wordOf = (reach: ReachChoice) =>
    reach === "none" && cell.role !== "employee" && props.everybody !== "none" ? t("may.same") : nameOf(row, reach);
  return (
    <span className="grid w-full gap-0.5 py-1">
      <Select
        aria-label={t("may.choose", { about: row.about, role })}
        value={chosen}
        onChange={(event) => {
          const to = cell.offered.find((each) => each === event.target.value);
          if (to && to !== cell.reach) props.onChange(to);
        }}
        className={cx(
          isChanged
            ? "[&>select]:border-brand [&>select]:bg-brand-soft"
            : "[&>select]:border-transparent [&>select]:bg-transparent",
          "[&>select]:hover:border-line-strong [&>select]:focus:border-brand",
          (addsNothing || chosen === "none") && !isChanged && "[&>select]:text-ink-3",
        )}
      >
        {cell.offered.map((reach) => (
          <option key={reach} value={reach}>
            {wordOf(reach)}
          </option>
        ))}
      </Select>
      {isChanged ? (
        <button
          type="button"
          className="min-h-6 rounded-1 px-2.5 text-left text-11 text-brand hover:underline"
          aria-label={t("may.backNamed", { about: row.about, role, reach: wordOf(cell.byDefault) })}
          onClick={() => props.onChange(cell.byDefault)}
        >
          {t("may.back", { reach: wordOf(cell.byDefault) })}
        </button>
      ) : null}
    </span>
  );
}
