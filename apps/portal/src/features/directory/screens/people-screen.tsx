import { roles } from "@arraigo/platform/contract";
import { Button } from "@arraigo/ui/button";
import { FilteredToNothing, NothingYet } from "@arraigo/ui/empty-state";
import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { linkButtonLook } from "@arraigo/ui/link-button";
import { Segmented } from "@arraigo/ui/segmented";
import { Select } from "@arraigo/ui/select";
import { Sheet } from "@arraigo/ui/sheet";
import { TableSkeleton } from "@arraigo/ui/skeleton";
import { Table } from "@arraigo/ui/table";
import { Tag } from "@arraigo/ui/tag";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useDeferredValue } from "react";
import { useTranslations } from "use-intl";
import { Page } from "../../../lib/page";
import { paths } from "../../../lib/paths";
import { QueryView } from "../../../lib/query-view";
import { useSearchState } from "../../../lib/search";
import { useCan } from "../../../lib/session";
import { trpc } from "../../../lib/trpc";
import { PersonForm } from "../components/person-form";
import { peopleInput, peopleSearch } from "../search";
import { indented } from "../unit-options";
import { useStructure } from "../use-structure";

/** Everybody, by last name, with filters that live in the address. */
export function PeopleScreen() {
  const t = useTranslations("directory");
  const can = useCan();
  const [search, change] = useSearchState(peopleSearch);
  const input = useDeferredValue(peopleInput(search));
  const query = useInfiniteQuery(
    trpc.directory.people.list.infiniteQueryOptions(input, { getNextPageParam: (page) => page.next ?? undefined }),
  );
  const filtered = Boolean(search.text || search.unit || search.job || search.role);
  const clear = () => change({ text: undefined, unit: undefined, job: undefined, role: undefined });
  return (
    <Page
      wide
      title={t("people.title")}
      sentence={t.rich("people.sentence", { em: (chunks) => <em>{chunks}</em> })}
      actions={
        <>
          {can("directory.person.import") ? (
            <Link to={paths.admin.import} className={linkButtonLook()}>
              {t("people.import")}
            </Link>
          ) : null}
          {can("directory.person.write") ? (
            <Button kind="primary" onClick={() => change({ new: "yes" })}>
              {t("people.add")}
            </Button>
          ) : null}
        </>
      }
    >
      <Filters />
      <QueryView query={query} loading={<TableSkeleton rows={12} />}>
        {(data) => {
          const rows = data.pages.flatMap((page) => page.people);
          if (rows.length === 0)
            return filtered ? (
              <FilteredToNothing
                title={t("people.nobodyFound")}
                action={<Button onClick={clear}>{t("people.clear")}</Button>}
              />
            ) : (
              <NothingYet title={search.left ? t("people.emptyLeft") : t("people.nobody")}>
                {search.left ? null : t("people.nobodyWhy")}
              </NothingYet>
            );
          return (
            <>
              <Table
                caption={t("people.caption")}
                rows={rows}
                rowKey={(row) => row.id}
                columns={[
                  {
                    key: "name",
                    header: t("fields.name"),
                    rowHeader: true,
                    cell: (row) => (
                      <Link to={paths.admin.person(row.id)} className="rounded-1 hover:underline">
                        {row.name}
                      </Link>
                    ),
                  },
                  {
                    key: "email",
                    header: t("fields.email"),
                    cell: (row) => <span className="wrap-anywhere">{row.email}</span>,
                  },
                  { key: "jobRole", header: t("fields.jobRole"), cell: (row) => row.jobRole ?? "–" },
                  { key: "orgUnit", header: t("fields.orgUnit"), cell: (row) => row.orgUnit ?? "–" },
                  { key: "manager", header: t("fields.manager"), cell: (row) => row.manager ?? "–" },
                  {
                    key: "access",
                    header: t("people.access"),
                    cell: (row) =>
                      row.access ? (
                        <Tag tone={row.access === "active" ? "brand" : "neutral"}>{t(`access.${row.access}`)}</Tag>
                      ) : (
                        "–"
                      ),
                  },
                ]}
              />
              {query.hasNextPage ? (
                <Button
                  className="justify-self-center"
                  busy={query.isFetchingNextPage}
                  onClick={() => void query.fetchNextPage()}
                >
                  {t("people.more")}
                </Button>
              ) : null}
            </>
          );
        }}
      </QueryView>
      <Sheet
        open={search.new === "yes"}
        onOpenChange={(open) => change({ new: open ? "yes" : undefined })}
        title={t("people.add")}
      >
        <PersonForm onDone={() => change({ new: undefined })} />
      </Sheet>
    </Page>
  );
}

function Filters() {
  const t = useTranslations("directory");
  const [search, change] = useSearchState(peopleSearch);
  const { units, jobRoles } = useStructure();
  return (
    <search className="flex flex-wrap items-end gap-3">
      <Field label={t("people.search")} className="min-w-[220px] flex-1">
        <Input
          type="search"
          value={search.text ?? ""}
          maxLength={100}
          onChange={(event) => change({ text: event.target.value }, { replace: true })}
        />
      </Field>
      <Field label={t("fields.orgUnit")} className="w-[200px] max-sm:w-full">
        <Select value={search.unit ?? ""} onChange={(event) => change({ unit: event.target.value || undefined })}>
          <option value="">{t("people.any")}</option>
          {units.map((unit) => (
            <option key={unit.id} value={unit.id}>
              {indented(unit)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t("fields.jobRole")} className="w-[160px] max-sm:w-full">
        <Select value={search.job ?? ""} onChange={(event) => change({ job: event.target.value || undefined })}>
          <option value="">{t("people.any")}</option>
          {jobRoles.map((job) => (
            <option key={job.id} value={job.id}>
              {job.name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t("people.role")} className="w-[180px] max-sm:w-full">
        <Select
          value={search.role ?? ""}
          onChange={(event) => change({ role: roles.find((role) => role === event.target.value) })}
        >
          <option value="">{t("people.any")}</option>
          {roles.slice(1).map((role) => (
            <option key={role} value={role}>
              {t(`roles.${role}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Segmented
        label={t("people.shown")}
        value={search.left ?? "no"}
        choices={[
          { value: "no", label: t("people.here") },
          { value: "yes", label: t("people.left") },
        ]}
        onChange={(left) => change({ left: left === "yes" ? "yes" : undefined })}
      />
    </search>
  );
}
