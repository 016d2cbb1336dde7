import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { Dialog } from "@arraigo/ui/dialog";
import { PageSkeleton } from "@arraigo/ui/skeleton";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { Page, TwoColumns } from "../../../lib/page";
import { QueryView } from "../../../lib/query-view";
import { type Edited, StructureForm } from "../components/structure-form";
import { useStructure } from "../use-structure";

/** The tree of units, with job roles and locations beside it. */
export function StructureScreen() {
  const t = useTranslations("directory.structure");
  const { units, jobRoles, locations, query } = useStructure();
  const [edited, setEdited] = useState<Edited>();
  const row = (key: string, name: string, note: ReactNode, edit: Edited, depth = 0) => (
    <li
      key={key}
      className="flex min-h-8 items-center gap-2 border-t first:border-t-0"
      style={{ paddingInlineStart: `${Math.min(depth, 6) * 18}px` }}
    >
      <button
        type="button"
        className="min-w-0 truncate rounded-1 text-left font-medium hover:underline"
        aria-label={t("edit", { name })}
        onClick={() => setEdited(edit)}
      >
        {name}
      </button>
      <span className="ml-auto shrink-0 text-12 text-ink-3">{note}</span>
    </li>
  );
  const card = (title: string, take: string | undefined, add: string, fresh: Edited, rows: ReactNode[]) => (
    <Card
      title={title}
      take={take}
      actions={
        <Button size="small" onClick={() => setEdited(fresh)}>
          {add}
        </Button>
      }
    >
      {rows.length === 0 ? <p className="text-ink-2">{t("none")}</p> : <ul>{rows}</ul>}
    </Card>
  );
  const heading = { unit: t("addUnit"), job: t("addJobRole"), location: t("addLocation") };
  return (
    <Page title={t("title")} sentence={t.rich("sentence", { em: (chunks) => <em>{chunks}</em> })}>
      <QueryView query={query} loading={<PageSkeleton />}>
        {() => (
          <TwoColumns
            main={card(
              t("units"),
              t("unitsTake"),
              t("addUnit"),
              { kind: "unit", name: "", parentId: null },
              units.map((unit) =>
                row(unit.id, unit.name, t("people", { count: unit.people }), { ...unit, kind: "unit" }, unit.depth),
              ),
            )}
            side={
              <>
                {card(
                  t("jobRoles"),
                  t("jobRolesTake"),
                  t("addJobRole"),
                  { kind: "job", name: "" },
                  jobRoles.map((job) => row(job.id, job.name, null, { ...job, kind: "job" })),
                )}
                {card(
                  t("locations"),
                  undefined,
                  t("addLocation"),
                  { kind: "location", name: "" },
                  locations.map((place) => row(place.id, place.name, place.timeZone, { ...place, kind: "location" })),
                )}
              </>
            }
          />
        )}
      </QueryView>
      <Dialog
        open={edited !== undefined}
        onOpenChange={(open) => (open ? undefined : setEdited(undefined))}
        title={edited ? (edited.id ? t("edit", { name: edited.name }) : heading[edited.kind]) : ""}
      >
        {edited ? (
          <div className="pb-4">
            <StructureForm edited={edited} onDone={() => setEdited(undefined)} />
          </div>
        ) : null}
      </Dialog>
    </Page>
  );
}
