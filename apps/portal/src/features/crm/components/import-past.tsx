import { Card } from "@arraigo/ui/card";
import { linkButtonLook } from "@arraigo/ui/link-button";
import { Tag, type TagTone } from "@arraigo/ui/tag";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { paths } from "../../../lib/paths";
import { trpc } from "../../../lib/trpc";
import type { ImportState } from "../import-types";

export const toneOf: Partial<Record<ImportState["state"], TagTone>> = {
  running: "brand",
  undoing: "brand",
  paused: "amber",
  ready: "amber",
  failed: "red",
};

/** What was brought in before, is on its way, or still waits: each one opens. */
export function ImportPast() {
  const t = useTranslations("crm.import");
  const all = useTranslations("crm.runs");
  const format = useFormat();
  const past = useQuery(trpc.crm.imports.list.queryOptions());
  const imports = (past.data ?? []).filter((each) => each.state !== "uploading");
  if (imports.length === 0) return null;
  return (
    <Card
      title={t("past")}
      actions={
        <Link to={paths.crm.runs} className={linkButtonLook("ghost", "small")}>
          {all("all")}
        </Link>
      }
    >
      <ul className="figures grid">
        {imports.map((each) => (
          <li key={each.id} className="border-t first:border-0">
            <Link
              to={paths.crm.import}
              search={{ id: each.id }}
              className="-mx-2 flex min-h-10 flex-wrap items-center gap-x-3 gap-y-0.5 rounded-2 px-2 py-1.5 hover:bg-sunken"
            >
              <span className="max-w-full min-w-0 truncate font-medium text-ink">{each.fileName}</span>
              <span className="text-ink-2">{t(`types.${each.recordType}`)}</span>
              {each.state === "done" ? null : (
                <Tag tone={toneOf[each.state] ?? "neutral"}>{t(`states.${each.state}`)}</Tag>
              )}
              <span className="text-ink-2">
                {each.state === "running" || each.state === "paused"
                  ? t("pastRunning", { done: each.rowsDone, all: each.rowsTotal ?? 0 })
                  : each.state === "ready"
                    ? t("found", { rows: each.rowsTotal ?? 0 })
                    : t("pastRow", {
                        created: each.created ?? 0,
                        updated: each.updated ?? 0,
                        failed: each.failed ?? 0,
                      })}
              </span>
              <span className="ml-auto text-12 text-ink-3">{format.dateTime(each.committedAt ?? each.createdAt)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
