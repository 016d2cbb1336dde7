import { Checkbox } from "@arraigo/ui/checkbox";
import { Input } from "@arraigo/ui/input";
import { Skeleton } from "@arraigo/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { ProblemView } from "../../../lib/query-view";
import { trpc } from "../../../lib/trpc";
import { peopleChosen, type UnitRow, unitRows } from "../unit-tree";

/** Above this many units, a box to find one by its name. */
const searchFrom = 12;

interface UnitPickerProps {
  chosen: ReadonlySet<string>;
  onChange: (next: ReadonlySet<string>) => void;
  error: string | undefined;
}

/** Units as an indented list of boxes. Choosing one takes in everything below it, and the rows below say so. */
export function UnitPicker(props: UnitPickerProps) {
  const t = useTranslations("change.forms");
  const id = useId();
  const query = useQuery(trpc.directory.structure.get.queryOptions());
  const [text, setText] = useState("");
  if (query.error && !query.data) return <ProblemView error={query.error} onRetry={() => void query.refetch()} />;
  const rows = query.data && unitRows(query.data.orgUnits);
  const found = rows?.filter((row) => matches(row.name, text));
  return (
    <fieldset aria-describedby={`${id}-note`} className="grid gap-2">
      <legend className="mb-1 font-medium text-ink">{t("units")}</legend>
      {rows && rows.length >= searchFrom ? (
        <Input
          type="search"
          aria-label={t("unitsFilter")}
          placeholder={t("unitsFilter")}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      ) : null}
      {found === undefined ? (
        <Skeleton className="h-48 rounded-2!" />
      ) : (
        <div className="max-h-72 overflow-y-auto rounded-2 border py-1">
          {found.length === 0 ? (
            <p className="px-3 py-2 text-ink-2">{t(rows?.length ? "unitsNone" : "unitsEmpty")}</p>
          ) : (
            found.map((row) => <UnitBox key={row.id} row={row} rows={rows ?? []} {...props} />)
          )}
        </div>
      )}
      {props.error ? (
        <p role="alert" className="text-12 font-medium text-red">
          {props.error}
        </p>
      ) : null}
      <p id={`${id}-note`} className="figures text-12 text-ink-3">
        <span aria-live="polite" className="font-medium text-ink-2">
          {t("unitsChosen", { units: props.chosen.size, people: peopleChosen(rows ?? [], props.chosen) })}
        </span>
        . {t("unitsHint")}
      </p>
    </fieldset>
  );
}

function UnitBox(props: UnitPickerProps & { row: UnitRow; rows: readonly UnitRow[] }) {
  const t = useTranslations("change.forms");
  const format = useFormat();
  const { row, chosen } = props;
  const through = props.rows.find((each) => each.id === row.above.find((id) => chosen.has(id)));
  function toggle(on: boolean) {
    const next = new Set(chosen);
    if (on) next.add(row.id);
    else next.delete(row.id);
    props.onChange(next);
  }
  return (
    <div
      className="flex min-h-8 items-center gap-3 pr-3 hover:bg-hover/60 max-sm:min-h-10"
      style={{ paddingLeft: 12 + Math.min(row.depth, 6) * 18 }}
    >
      <Checkbox
        className="min-w-0 flex-1"
        checked={chosen.has(row.id) || through !== undefined}
        disabled={through !== undefined}
        onChange={(event) => toggle(event.currentTarget.checked)}
        label={
          <>
            {row.name}{" "}
            {through ? <span className="ml-0.5 text-12 text-ink-3">{t("below", { unit: through.name })}</span> : null}
          </>
        }
      />
      <span className="figures text-12 text-ink-3">{format.count(row.peopleBelow)}</span>
    </div>
  );
}

function matches(name: string, text: string): boolean {
  const fold = (words: string) => words.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();
  return fold(name).includes(fold(text.trim()));
}
