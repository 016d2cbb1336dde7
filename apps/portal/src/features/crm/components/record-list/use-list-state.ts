import { type ListOwner, sortableKeys } from "@arraigo/crm/list-fields";
import type { AddressState } from "../../../../lib/address";
import { useSearchState } from "../../../../lib/search";
import type { RecordType } from "../record-form/record-fields";
import { readConditions, writeConditions } from "./conditions";
import { defaultColumns } from "./default-columns";
import { recordListAddress } from "./list-address";
import type { Condition, ListFilter, ListOrder } from "./list-procedures";

export interface ListState {
  q: string;
  owner: ListOwner;
  conditions: readonly Condition[];
  sort: ListOrder | undefined;
  /** Besides the name. */
  columns: readonly string[];
  view: string | undefined;
}

/** What the list shows is its address: every change is a place one can go back to, copy and share. */
export function useListState(type: RecordType) {
  const [search, setSearch] = useSearchState(recordListAddress);
  const state = stateAt(type, search);
  function change(next: Partial<ListState>, options?: { replace?: boolean }) {
    setSearch(
      {
        ...("q" in next ? { q: next.q || undefined } : {}),
        ...("owner" in next ? { owner: next.owner === "all" ? undefined : next.owner } : {}),
        ...("conditions" in next ? { where: writeConditions(next.conditions ?? []) } : {}),
        ...("sort" in next ? { sort: writeOrder(next.sort) } : {}),
        ...("columns" in next ? { cols: writeColumns(type, next.columns) } : {}),
        ...("view" in next ? { view: next.view } : {}),
      },
      options,
    );
  }
  return {
    state,
    change,
    creating: search.new === type,
    create: (open: boolean) => setSearch({ new: open ? type : undefined }, { replace: !open }),
  };
}

/** What an address says about the list of a type. */
export function stateAt(type: RecordType, search: AddressState<typeof recordListAddress>): ListState {
  return {
    q: search.q ?? "",
    owner: search.owner ?? "all",
    conditions: readConditions(search.where),
    sort: readOrder(type, search.sort),
    columns: search.cols ? search.cols.split(",") : defaultColumns[type],
    view: search.view,
  };
}

/** What the server is asked for. */
export function filterOf(state: ListState): ListFilter {
  return { search: state.q.trim() || undefined, owner: state.owner, conditions: state.conditions };
}

/** Whether anything narrows the list. */
export function isNarrowed(state: ListState): boolean {
  return state.q.trim() !== "" || state.owner !== "all" || state.conditions.length > 0;
}

/** An order no index serves, such as one from an old link, is none. */
function readOrder(type: RecordType, written = ""): ListOrder | undefined {
  const field = written.replace(/^-/u, "");
  if (!field.startsWith("custom.") && !sortableKeys(type).includes(field)) return undefined;
  return { field, direction: written.startsWith("-") ? "desc" : "asc" };
}

function writeOrder(sort: ListOrder | undefined): string | undefined {
  return sort && `${sort.direction === "desc" ? "-" : ""}${sort.field}`;
}

function writeColumns(type: RecordType, columns: readonly string[] | undefined): string | undefined {
  const written = columns?.join(",");
  return written === defaultColumns[type].join(",") ? undefined : written;
}
