import { type Role, roles } from "@arraigo/platform/contract";
import { reachNames } from "@arraigo/platform/manifest";
import { Card } from "@arraigo/ui/card";
import { Field } from "@arraigo/ui/field";
import { Select } from "@arraigo/ui/select";
import { PageSkeleton } from "@arraigo/ui/skeleton";
import { type Column, Table } from "@arraigo/ui/table";
import { TabRow, tabLook } from "@arraigo/ui/tabs";
import { Tag } from "@arraigo/ui/tag";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { Page } from "../../../lib/page";
import { paths } from "../../../lib/paths";
import { QueryView } from "../../../lib/query-view";
import { useSearchState } from "../../../lib/search";
import { trpc } from "../../../lib/trpc";
import { ReachCellView } from "../components/reach-cell";
import { accessSearch } from "../search";
import { type AreaOfReaches, type PermissionRow, useChangeReach } from "../use-change-reach";

const areas = ["directory", "crm", "telemetry", "training", "feedback", "change", "sponsorship", "adoption"] as const;

/** Who may do what: an area's permissions against the roles, each with how far it reaches. */
export function AccessScreen() {
  const t = useTranslations("directory.may");
  const [search] = useSearchState(accessSearch);
  const query = useQuery(trpc.directory.reaches.list.queryOptions());
  return (
    <Page title={t("title")} sentence={t.rich("sentence", { em: (chunks) => <em>{chunks}</em> })} sub={t("sub")} wide>
      <QueryView query={query} loading={<PageSkeleton />}>
        {({ modules }) => {
          const open = modules.find((each) => each.id === search.area) ?? modules[0];
          return open ? <Areas modules={modules} open={open} /> : null;
        }}
      </QueryView>
    </Page>
  );
}

function Areas(props: { modules: readonly AreaOfReaches[]; open: AreaOfReaches }) {
  const t = useTranslations("directory.may");
  const nameOf = (id: string) => {
    const area = areas.find((each) => each === id);
    // A module that was added without a word for it here goes by its id.
    return area ? t(`areas.${area}`) : id;
  };
  const changedIn = (area: AreaOfReaches) =>
    area.permissions.flatMap((row) => row.cells).filter((cell) => cell.reach !== cell.byDefault).length;
  return (
    <>
      <TabRow label={t("modules")}>
        {props.modules.map((area) => {
          const count = changedIn(area);
          return (
            <Link
              key={area.id}
              to={paths.admin.access}
              search={{ area: area.id }}
              className={tabLook}
              aria-current={area.id === props.open.id ? "page" : undefined}
            >
              {nameOf(area.id)}
              {count > 0 ? <Tag tone="brand">{t("changedHere", { count })}</Tag> : null}
            </Link>
          );
        })}
      </TabRow>
      <Matrix area={props.open} name={nameOf(props.open.id)} />
      <Legend />
    </>
  );
}

/** All roles side by side; on a phone one role at a time. */
function Matrix({ area, name }: { area: AreaOfReaches; name: string }) {
  const t = useTranslations("directory");
  const { choiceFor, change } = useChangeReach();
  const [{ role: asked }, setSearch] = useSearchState(accessSearch);
  const chosen = roles.find((role) => role === asked) ?? "employee";
  /** Alone, the role stands above the table already. */
  const columnOf = (role: Role, alone: boolean): Column<PermissionRow> => ({
    key: role,
    header: alone ? "" : t(`roles.${role}`),
    cell: (row) => {
      const cell = row.cells.find((each) => each.role === role);
      const everybody = row.cells.find((each) => each.role === "employee");
      return cell ? (
        <ReachCellView
          row={row}
          cell={cell}
          chosen={choiceFor(row, cell)}
          everybody={everybody?.reach ?? "none"}
          onChange={(to) => change(row, cell, to)}
        />
      ) : null;
    },
  });
  const table = (shown: readonly Role[]) => (
    <Table
      caption={t("may.caption", { area: name })}
      columns={[
        { key: "permission", header: t("may.permission"), cell: (row) => row.about, rowHeader: true, width: "28%" },
        ...shown.map((role) => columnOf(role, shown.length === 1)),
      ]}
      rows={area.permissions}
      rowKey={(row) => row.permission}
    />
  );
  return (
    <>
      <div className="overflow-x-auto max-sm:hidden [&_table]:min-w-[940px]">{table(roles)}</div>
      <div className="grid gap-3 sm:hidden">
        <Field label={t("may.role")}>
          <Select value={chosen} onChange={(event) => setSearch({ role: event.target.value }, { replace: true })}>
            {roles.map((role) => (
              <option key={role} value={role}>
                {t(`roles.${role}`)}
              </option>
            ))}
          </Select>
        </Field>
        {table([chosen])}
      </div>
    </>
  );
}

function Legend() {
  const t = useTranslations("directory.may");
  return (
    <Card title={t("legend")} className="max-w-[820px]">
      <dl className="grid gap-x-4 gap-y-1.5 sm:grid-cols-[max-content_1fr]">
        {(["none", "same", ...reachNames] as const).map((reach) => (
          <div key={reach} className="contents max-sm:block">
            <dt className="font-medium">{reach === "same" ? t("same") : t(`reach.${reach}`)}</dt>
            <dd className="text-ink-2">{t(`why.${reach}`)}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
