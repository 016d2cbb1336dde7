import { type RecordType, recordTypes } from "@arraigo/crm/contract";
import { inLanguage } from "@arraigo/platform/contract";
import { Button } from "@arraigo/ui/button";
import { NothingYet } from "@arraigo/ui/empty-state";
import { Menu, MenuItem, MenuSeparator } from "@arraigo/ui/menu";
import { Segmented } from "@arraigo/ui/segmented";
import { TableSkeleton } from "@arraigo/ui/skeleton";
import { Table } from "@arraigo/ui/table";
import { Tag } from "@arraigo/ui/tag";
import { toast } from "@arraigo/ui/toast";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { Page } from "../../../lib/page";
import { PageFor } from "../../../lib/page-for";
import { QueryView } from "../../../lib/query-view";
import { useSearchState } from "../../../lib/search";
import { trpc } from "../../../lib/trpc";
import { useProblemToast } from "../../../lib/use-problem-toast";
import { CrmTabs } from "../components/crm-tabs";
import { OwnFieldDialog } from "../components/own-field-dialog";
import type { OwnField } from "../own-field";
import { fieldsSearch } from "../search";

const em = (chunks: ReactNode) => <em>{chunks}</em>;

/** What the organisation keeps about its records besides what everybody keeps. */
export function FieldsScreen() {
  const t = useTranslations("crm.ownFields");
  return (
    <PageFor permission="crm.field.manage" title={t("title")}>
      <FieldsPage />
    </PageFor>
  );
}

function FieldsPage() {
  const t = useTranslations("crm.ownFields");
  const language = useLocale() === "es" ? "es" : "en";
  const [search, setSearch] = useSearchState(fieldsSearch);
  const type: RecordType = search.type ?? "contact";
  const [editing, setEditing] = useState<OwnField | "new">();
  const query = useQuery({
    ...trpc.crm.customFields.list.queryOptions({ type }),
    refetchInterval: ({ state }) => (state.data?.some((field) => field.index === "underway") ? 2_000 : false),
  });
  const act = useFieldActs(type);
  const nameOf = (field: OwnField) => inLanguage(field.label, language);
  const inUse = query.data?.filter((field) => !field.archived);

  return (
    <Page
      title={t("title")}
      sentence={inUse ? t.rich("sentence", { count: inUse.length, what: t(`what.${type}`), em }) : undefined}
      sub={t("sub")}
      actions={
        <Button kind="primary" onClick={() => setEditing("new")}>
          {t("add")}
        </Button>
      }
    >
      <CrmTabs />
      <div className="flex flex-wrap">
        <Segmented
          label={t("type")}
          value={type}
          choices={recordTypes.map((each) => ({ value: each, label: capital(t(`what.${each}`)) }))}
          onChange={(value) => setSearch({ type: value })}
        />
      </div>
      <QueryView query={query} loading={<TableSkeleton rows={4} />}>
        {(fields) =>
          fields.length === 0 ? (
            <NothingYet title={t("empty")} action={<Button onClick={() => setEditing("new")}>{t("add")}</Button>}>
              {t("emptyWhy")}
            </NothingYet>
          ) : (
            <Table
              caption={t("title")}
              rows={fields}
              rowKey={(field) => field.id}
              columns={[
                {
                  key: "name",
                  header: t("name"),
                  rowHeader: true,
                  cell: (field) => (
                    <span className={field.archived ? "text-ink-3" : undefined}>
                      {nameOf(field)} {field.required ? <Tag>{t("required")}</Tag> : null}
                    </span>
                  ),
                },
                {
                  key: "kind",
                  header: t("kind"),
                  cell: (field) =>
                    field.kind === "choice" ? (
                      <span className="block max-w-[320px] truncate" title={field.choices.join(", ")}>
                        {field.choices.join(", ")}
                      </span>
                    ) : (
                      t(`kinds.${field.kind}`)
                    ),
                },
                {
                  key: "lists",
                  header: t("lists"),
                  cell: (field) =>
                    field.archived ? (
                      <Tag>{t("archived")}</Tag>
                    ) : (
                      <Tag tone={field.index === "ready" ? "brand" : field.index === "underway" ? "amber" : "neutral"}>
                        {t(`index.${field.index}`)}
                      </Tag>
                    ),
                },
                {
                  key: "actions",
                  header: "",
                  action: true,
                  align: "end",
                  cell: (field) =>
                    field.archived ? (
                      <Button size="small" onClick={() => act.restore.mutate({ id: field.id })}>
                        {t("restore")}
                      </Button>
                    ) : (
                      <FieldMenu
                        field={field}
                        name={nameOf(field)}
                        siblings={inUse ?? []}
                        act={act}
                        onEdit={() => setEditing(field)}
                        type={type}
                      />
                    ),
                },
              ]}
            />
          )
        }
      </QueryView>
      {editing ? (
        <OwnFieldDialog
          type={type}
          field={editing === "new" ? undefined : editing}
          onClose={() => setEditing(undefined)}
        />
      ) : null}
    </Page>
  );
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

function useFieldActs(type: RecordType) {
  const client = useQueryClient();
  const problem = useProblemToast();
  const onSuccess = () => client.invalidateQueries(trpc.crm.customFields.list.queryFilter({ type }));
  const options = { onSuccess, onError: problem };
  return {
    archive: useMutation({ ...trpc.crm.customFields.archive.mutationOptions(), ...options }),
    restore: useMutation({ ...trpc.crm.customFields.restore.mutationOptions(), ...options }),
    order: useMutation({ ...trpc.crm.customFields.order.mutationOptions(), ...options }),
    index: useMutation({ ...trpc.crm.customFields.index.mutationOptions(), ...options }),
    unindex: useMutation({ ...trpc.crm.customFields.unindex.mutationOptions(), ...options }),
  };
}

interface FieldMenuProps {
  type: RecordType;
  field: OwnField;
  name: string;
  siblings: readonly OwnField[];
  act: ReturnType<typeof useFieldActs>;
  onEdit: () => void;
}

function FieldMenu({ type, field, name, siblings, act, onEdit }: FieldMenuProps) {
  const t = useTranslations("crm.ownFields");
  const ids = siblings.map((each) => each.id);
  const place = ids.indexOf(field.id);
  const move = (by: -1 | 1) => {
    const order = ids.filter((id) => id !== field.id);
    order.splice(place + by, 0, field.id);
    act.order.mutate({ type, ids: order });
  };
  const archive = () => {
    act.archive.mutate({ id: field.id });
    toast({ title: t("archivedToast", { name }), undo: () => act.restore.mutate({ id: field.id }) });
  };
  return (
    <Menu
      align="end"
      trigger={
        <Button size="small" kind="ghost" aria-label={t("actions", { name })}>
          ⋯
        </Button>
      }
    >
      <MenuItem onSelect={onEdit}>{t("edit")}</MenuItem>
      <MenuItem disabled={place <= 0} onSelect={() => move(-1)}>
        {t("up")}
      </MenuItem>
      <MenuItem disabled={place >= ids.length - 1} onSelect={() => move(1)}>
        {t("down")}
      </MenuItem>
      {field.index === "none" ? (
        <MenuItem
          onSelect={() => {
            act.index.mutate({ id: field.id });
            toast({ title: t("sortableWhy", { name }) });
          }}
        >
          {t("makeSortable")}
        </MenuItem>
      ) : (
        <MenuItem onSelect={() => act.unindex.mutate({ id: field.id })}>{t("stopSorting")}</MenuItem>
      )}
      <MenuSeparator />
      <MenuItem danger onSelect={archive}>
        {t("archive")}
      </MenuItem>
    </Menu>
  );
}
