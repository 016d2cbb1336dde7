import { Button } from "@arraigo/ui/button";
import { Menu, MenuItem, MenuSeparator } from "@arraigo/ui/menu";
import { cx } from "@arraigo/ui/plain/cx";
import { toast } from "@arraigo/ui/toast";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { RecordType } from "../record-form/record-fields";
import { defaultColumns } from "./default-columns";
import { isNarrowed, type ListState } from "./use-list-state";
import { type SavedView, showsView, useViews } from "./use-views";
import { ViewDialog } from "./view-dialog";

interface ViewTabsProps {
  type: RecordType;
  state: ListState;
  onChange: (state: Partial<ListState>) => void;
}

/** Saved views as tabs. What differs from the view one began from is said, and can be kept there or under a new name. */
export function ViewTabs(props: ViewTabsProps) {
  const t = useTranslations("crm.list.views");
  const { type, state, onChange } = props;
  const { views, save, saving, remove } = useViews(type);
  const [naming, setNaming] = useState<"new" | SavedView>();
  const current = views.find((view) => view.id === state.view);
  const changed = current
    ? !showsView(state, current)
    : isNarrowed(state) || state.sort !== undefined || isRearranged(type, state);
  const everything: Partial<ListState> = {
    view: undefined,
    q: "",
    owner: "all",
    conditions: [],
    sort: undefined,
    columns: defaultColumns[type],
  };
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <nav aria-label={t("label")} className="flex max-w-full gap-1 overflow-x-auto">
        <Tab current={!current} onClick={() => onChange(everything)}>
          {t("all")}
        </Tab>
        {views.map((view) => (
          <Tab
            key={view.id}
            current={view.id === current?.id}
            onClick={() => onChange({ ...view.state, view: view.id })}
          >
            {view.name}
            {view.id === current?.id && changed ? (
              <span className="font-normal text-ink-3">· {t("changed")}</span>
            ) : null}
            {view.shared && view.id !== current?.id ? (
              <span className="font-normal text-ink-3">· {t("shared")}</span>
            ) : null}
          </Tab>
        ))}
      </nav>
      {changed && current?.mine ? (
        <Button
          size="small"
          busy={saving}
          onClick={() =>
            void save({ id: current.id, name: current.name, shared: current.shared, wasShared: current.shared, state })
          }
        >
          {t("update", { name: current.name })}
        </Button>
      ) : null}
      {changed ? (
        <Button size="small" kind="ghost" onClick={() => setNaming("new")}>
          {current ? t("saveNew") : t("save")}
        </Button>
      ) : null}
      {current ? (
        <Menu
          trigger={
            <Button size="small" kind="ghost" iconOnly aria-label={t("manage", { name: current.name })}>
              <svg aria-hidden="true" viewBox="0 0 16 16" className="size-4 fill-current">
                <path d="M3 6.700a1.300 1.300 0 1 0 0 2.600 1.300 1.300 0 0 0 0-2.600Zm5 0a1.300 1.300 0 1 0 0 2.600 1.300 1.300 0 0 0 0-2.600Zm5 0a1.300 1.300 0 1 0 0 2.600 1.300 1.300 0 0 0 0-2.600Z" />
              </svg>
            </Button>
          }
        >
          <MenuItem
            onSelect={() => void navigator.clipboard.writeText(location.href).then(() => toast({ title: t("copied") }))}
          >
            {t("copy")}
          </MenuItem>
          {current.mine ? (
            <>
              <MenuItem onSelect={() => setNaming(current)}>{t("manage", { name: current.name })}</MenuItem>
              <MenuSeparator />
              <MenuItem
                onSelect={() => {
                  onChange({ view: undefined });
                  void remove(current);
                }}
              >
                {t("remove")}
              </MenuItem>
            </>
          ) : null}
        </Menu>
      ) : null}
      {naming ? (
        <ViewDialog
          view={naming === "new" ? undefined : naming}
          busy={saving}
          onClose={() => setNaming(undefined)}
          onSave={async (name, shared) => {
            const known = naming === "new" ? undefined : naming;
            const id = await save({
              ...(known ? { id: known.id } : {}),
              name,
              shared,
              wasShared: known?.shared ?? false,
              state: known ? { ...known.state, view: known.id } : state,
            });
            setNaming(undefined);
            onChange({ view: id });
          }}
        />
      ) : null}
    </div>
  );
}

function Tab(props: { current: boolean; onClick: () => void; children: React.ReactNode }) {
  return (
    <button
      type="button"
      aria-current={props.current ? "true" : undefined}
      onClick={props.onClick}
      className={cx(
        "inline-flex h-7 shrink-0 items-center gap-1 rounded-control px-2.5 text-12 font-medium max-sm:h-9",
        props.current ? "bg-surface text-ink inset-hairline" : "text-ink-2 hover:bg-hover hover:text-ink",
      )}
    >
      {props.children}
    </button>
  );
}

function isRearranged(type: RecordType, state: ListState): boolean {
  return state.columns.join() !== defaultColumns[type].join();
}
