import { Button } from "@arraigo/ui/button";
import { CellEditor } from "@arraigo/ui/cell-editor";
import { DataGrid, type DataGridHandle } from "@arraigo/ui/data-grid";
import { TableSkeleton } from "@arraigo/ui/skeleton";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useAppearance } from "../../../../lib/appearance";
import { QueryView } from "../../../../lib/query-view";
import { useScreenKeys } from "../../../../lib/screen-keys";
import { lastCurrency } from "../../money";
import { FieldInput } from "../record-form/field-input";
import { type RecordType, recordName } from "../record-form/record-fields";
import { useRecordFields } from "../record-form/use-record-fields";
import { BulkActions } from "./bulk-actions";
import { ColumnChooser } from "./column-chooser";
import { defaultColumns, nameKeysOf } from "./default-columns";
import { FilterBar } from "./filter-bar";
import { ListFoot } from "./list-foot";
import type { ListRow } from "./list-procedures";
import { ListSearch } from "./list-search";
import { NothingListed } from "./nothing-listed";
import { OwnerChoice } from "./owner-choice";
import { PhoneOrder } from "./phone-order";
import { pathOf } from "./record-cell";
import { RunUnderWay } from "./run-under-way";
import { currencyOf, useCellEdit } from "./use-cell-edit";
import { useChosen } from "./use-chosen";
import { useFilterFields } from "./use-filter-fields";
import { useGridColumns } from "./use-grid-columns";
import { useListKeys } from "./use-list-keys";
import { filterOf, isNarrowed, type useListState } from "./use-list-state";
import type { useRecordList } from "./use-record-list";
import { useSortable } from "./use-sortable";
import { ViewTabs } from "./view-tabs";

interface RecordListProps {
  type: RecordType;
  list: ReturnType<typeof useListState>;
  found: ReturnType<typeof useRecordList>;
}

/** The records of one type: views, search, filters, and the rows with everything one can do to them where they stand. */
export function RecordList(props: RecordListProps) {
  const { type, found } = props;
  const { state, change } = props.list;
  const t = useTranslations("crm.list");
  const words = useTranslations(`crm.list.${type}`);
  const navigate = useNavigate();
  const { singleKeys } = useAppearance();
  const fields = useRecordFields(type);
  const filterFields = useFilterFields(type);
  const sortable = useSortable(type, fields);
  const columns = useGridColumns(type, fields, state.columns, sortable);
  const chosen = useChosen(filterOf(state));
  const edit = useCellEdit(type);
  const grid = useRef<DataGridHandle>(null);
  const search = useRef<HTMLInputElement>(null);
  const [adding, setAdding] = useState(false);
  const focusSearch = () => search.current?.focus();
  useScreenKeys(useListKeys());
  useFilterKey(singleKeys, () => setAdding(true));

  const { query, rows, total } = found;
  const nameOf = (row: ListRow) => recordName(type, row.values) || t("untitled");
  const text = useMemo(
    () => ({
      select: (name: string) => t("select", { name }),
      selectAll: t("selectAll"),
      edit: (column: string, name: string) => t("edit", { column, name }),
    }),
    // The translator is a new one on each render; its language is not.
    [t("selectAll")],
  );
  function sortBy(key: string) {
    const now = state.sort?.field === key ? state.sort.direction : undefined;
    change({ sort: now === "desc" ? undefined : { field: key, direction: now === "asc" ? "desc" : "asc" } });
  }

  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3">
      <ViewTabs type={type} state={state} onChange={change} />
      <div className="flex flex-wrap items-center gap-2">
        <ListSearch
          ref={search}
          label={words("search")}
          q={state.q}
          onSearch={(q) => change({ q }, { replace: true })}
          onDown={() => grid.current?.focus()}
        />
        <OwnerChoice value={state.owner} onChange={(owner) => change({ owner })} />
        <FilterBar
          type={type}
          fields={filterFields}
          conditions={state.conditions}
          onChange={(conditions) => change({ conditions })}
          adding={adding}
          onAdding={setAdding}
        />
        {isNarrowed(state) ? (
          <Button kind="ghost" onClick={() => change({ q: "", owner: "all", conditions: [] })}>
            {t("clear")}
          </Button>
        ) : null}
        <PhoneOrder fields={fields} sortable={sortable} order={state.sort} onChange={(sort) => change({ sort })} />
        <span className="ml-auto max-sm:hidden">
          <ColumnChooser
            fields={fields.filter(({ key }) => !nameKeysOf(type).includes(key))}
            columns={state.columns}
            usual={defaultColumns[type]}
            onChange={(next) => change({ columns: next }, { replace: true })}
          />
        </span>
      </div>
      <QueryView query={query} loading={<TableSkeleton rows={12} />}>
        {(data) =>
          rows.length === 0 ? (
            <NothingListed
              type={type}
              narrowed={isNarrowed(state)}
              text={state.q}
              onMeant={(q) => change({ q, owner: "all", conditions: [] })}
              onClear={() => change({ q: "", owner: "all", conditions: [] })}
            />
          ) : (
            <>
              {data.pages[0]?.resembling ? <p className="text-ink-2">{t("resembling")}</p> : null}
              <DataGrid
                ref={grid}
                label={words("title")}
                columns={columns}
                rows={rows}
                rowKey={(row) => row.id}
                rowName={nameOf}
                sort={state.sort && { key: state.sort.field, direction: state.sort.direction }}
                onSort={sortBy}
                selected={chosen.ids}
                onSelect={chosen.choose}
                onOpen={(row) => void navigate({ to: pathOf[type](row.id) })}
                editing={edit.writing?.cell}
                onEdit={(cell) =>
                  edit.start(
                    cell,
                    rows.find((row) => row.id === cell?.row),
                  )
                }
                editor={(row, column) => {
                  const field = fields.find(({ key }) => key === column.key);
                  if (!field || !edit.writing) return null;
                  return (
                    <CellEditor
                      label={t("editing", { column: column.header, name: nameOf(row) })}
                      error={edit.writing.error}
                      onSave={() => void edit.save(row, field)}
                      onCancel={edit.cancel}
                    >
                      <FieldInput
                        autoFocus
                        field={field}
                        value={edit.writing.value ?? null}
                        name={edit.writing.name}
                        currency={currencyOf(row, lastCurrency())}
                        onChange={edit.change}
                      />
                    </CellEditor>
                  );
                }}
                singleKeys={singleKeys}
                onFilter={focusSearch}
                text={text}
                foot={<ListFoot shown={rows.length} total={total} query={query} />}
              />
            </>
          )
        }
      </QueryView>
      <RunUnderWay />
      <BulkActions type={type} state={state} fields={fields} chosen={chosen} shown={rows.length} total={total} />
    </div>
  );
}

/** Shift+F adds a filter: plain F is for saying that something is not right. */
function useFilterKey(singleKeys: boolean, onAdd: () => void) {
  const latest = useRef(onAdd);
  latest.current = onAdd;
  useEffect(() => {
    if (!singleKeys) return;
    function onKeyDown(event: KeyboardEvent) {
      const { target } = event;
      const typing =
        target instanceof HTMLElement && target.closest("input:not([type=checkbox]),textarea,select,[contenteditable]");
      if (event.key !== "F" || event.ctrlKey || event.metaKey || event.altKey || typing) return;
      if (document.querySelector('[role="dialog"],[role="menu"]')) return;
      event.preventDefault();
      latest.current();
    }
    window.addEventListener("keydown", onKeyDown, { capture: true });
    return () => window.removeEventListener("keydown", onKeyDown, { capture: true });
  }, [singleKeys]);
}
