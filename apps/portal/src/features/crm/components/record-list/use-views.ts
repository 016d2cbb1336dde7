import type { ListOwner } from "@arraigo/crm/list-fields";
import { toast } from "@arraigo/ui/toast";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { trpc } from "../../../../lib/trpc";
import { useProblemToast } from "../../../../lib/use-problem-toast";
import type { RecordType } from "../record-form/record-fields";
import { defaultColumns } from "./default-columns";
import type { Condition, ListOrder } from "./list-procedures";
import type { ListState } from "./use-list-state";

/** A view as its tab needs it. */
export interface SavedView {
  id: string;
  name: string;
  shared: boolean;
  mine: boolean;
  ownerName: string | null;
  state: Omit<ListState, "view">;
}

interface StoredQuery {
  search?: string | undefined;
  owner?: ListOwner | undefined;
  conditions?: readonly Condition[] | undefined;
  sort?: ListOrder | undefined;
  columns?: readonly string[] | undefined;
}

/** The views of a type's list: my own and those others share. */
export function useViews(type: RecordType) {
  const t = useTranslations("crm.list.views");
  const client = useQueryClient();
  const problem = useProblemToast();
  const { data } = useQuery(trpc.crm.views.list.queryOptions({ type }, { staleTime: 60_000 }));
  const again = () => client.invalidateQueries(trpc.crm.views.list.queryFilter({ type }));
  const views: SavedView[] = (data ?? []).map((view) => ({
    id: view.id,
    name: view.name,
    shared: view.shared,
    mine: view.mine,
    ownerName: view.ownerName,
    state: stateOf(type, view.query as StoredQuery),
  }));
  const save = useMutation({
    ...trpc.crm.views.save.mutationOptions(),
    onSuccess: async (_, input) => {
      await again();
      toast({ title: t("saved", { name: input.name }) });
    },
    onError: problem,
  });
  const share = useMutation({ ...trpc.crm.views.share.mutationOptions(), onSuccess: again, onError: problem });
  const unshare = useMutation({ ...trpc.crm.views.unshare.mutationOptions(), onSuccess: again, onError: problem });
  const remove = useMutation({ ...trpc.crm.views.remove.mutationOptions(), onError: problem });
  return {
    views,
    saving: save.isPending || share.isPending || unshare.isPending,
    /** Saves what the list shows now; a new view where no id is given. Answers with the view's id. */
    save: async (view: { id?: string; name: string; shared: boolean; wasShared: boolean; state: ListState }) => {
      const { id } = await save.mutateAsync({
        ...(view.id ? { id: view.id } : {}),
        type,
        name: view.name,
        query: queryOf(view.state),
      });
      if (view.shared !== view.wasShared) await (view.shared ? share : unshare).mutateAsync({ id });
      return id;
    },
    /** Removes a view, and brings it back where that is asked for in time. */
    remove: async (view: SavedView) => {
      await remove.mutateAsync({ id: view.id });
      await again();
      toast({
        title: t("removed", { name: view.name }),
        undo: () =>
          void save.mutateAsync({ type, name: view.name, query: queryOf({ ...view.state, view: undefined }) }),
      });
    },
  };
}

function queryOf(state: ListState) {
  return {
    owner: state.owner,
    conditions: state.conditions.map((condition) => ({ ...condition })) as never,
    columns: [...state.columns],
    ...(state.q.trim() ? { search: state.q.trim() } : {}),
    ...(state.sort ? { sort: state.sort } : {}),
  };
}

function stateOf(type: RecordType, query: StoredQuery): Omit<ListState, "view"> {
  return {
    q: query.search ?? "",
    owner: query.owner ?? "all",
    conditions: query.conditions ?? [],
    sort: query.sort,
    columns: query.columns ?? defaultColumns[type],
  };
}

/** Whether the list still shows what the view says. */
export function showsView(state: ListState, view: SavedView): boolean {
  const { view: _at, ...now } = state;
  return JSON.stringify(sorted(now)) === JSON.stringify(sorted(view.state));
}

const sorted = (state: Omit<ListState, "view">) => [
  state.q.trim(),
  state.owner,
  state.conditions.map(({ field, op, value }) => [field, op, value ?? null]),
  state.sort ? [state.sort.field, state.sort.direction] : null,
  state.columns,
];
