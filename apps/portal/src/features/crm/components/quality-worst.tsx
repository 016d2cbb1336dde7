import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { HiddenToProtect } from "@arraigo/ui/empty-state";
import { Segmented } from "@arraigo/ui/segmented";
import { Select } from "@arraigo/ui/select";
import { TableSkeleton } from "@arraigo/ui/skeleton";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { QueryView } from "../../../lib/query-view";
import { useSearchState } from "../../../lib/search";
import { trpc } from "../../../lib/trpc";
import { qualitySearch } from "../insight-search";
import type { WorstRow } from "../insight-types";
import { FindingAction, FindingText, useFieldName } from "./quality-finding";
import { QualityFixSheet } from "./quality-fix-sheet";
import { recordTypes } from "./record-form/record-fields";
import { pathOf } from "./record-list/record-cell";

const partsShown = ["score", "completeness", "validity", "freshness", "uniqueness", "ownership"] as const;

/** Where figures of the page lead. */
export const qualityWorstId = "worst";

/** Records that could be better, the worst first: each with what it lacks, one click from being mended. */
export function QualityWorst({ owner }: { owner: "mine" | "team" | "all" }) {
  const t = useTranslations("crm.quality");
  const format = useFormat();
  const nameOf = useFieldName();
  const [search, setSearch] = useSearchState(qualitySearch);
  const [fixing, setFixing] = useState<{ row: WorstRow; first: string }>();
  const type = search.type ?? "contact";
  // Over everybody's records the whole score takes seconds; what is missing is found at once.
  const part = search.part ?? (owner === "mine" ? "score" : "completeness");
  const query = useInfiniteQuery(
    trpc.crm.quality.worst.infiniteQueryOptions(
      { type, part, owner, limit: 20, ...(search.field ? { field: search.field } : {}) },
      { getNextPageParam: (page) => page.next, placeholderData: (before) => before },
    ),
  );
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  const hidden = query.data?.pages[0]?.hidden;
  return (
    <Card
      title={t("worst")}
      flush
      actions={
        <div className="flex flex-wrap items-center gap-1.5">
          {search.field ? (
            <Button size="small" kind="ghost" onClick={() => setSearch({ field: undefined })}>
              {t("fieldOnly", { field: nameOf(search.field) })} · {t("allFields")}
            </Button>
          ) : null}
          <div className="w-40">
            <Select
              aria-label={t("type")}
              value={type}
              onChange={(event) =>
                setSearch({ type: recordTypes.find((each) => each === event.currentTarget.value), field: undefined })
              }
            >
              {recordTypes.map((each) => (
                <option key={each} value={each}>
                  {t(`types.${each}`)}
                </option>
              ))}
            </Select>
          </div>
        </div>
      }
    >
      <div className="flex overflow-x-auto px-[18px] pt-1 pb-3 max-sm:px-4">
        <Segmented
          label={t("by")}
          value={part}
          choices={partsShown.map((value) => ({ value, label: t(`part.${value}`) }))}
          onChange={(part) => setSearch({ part })}
        />
      </div>
      <QueryView query={query} loading={<TableSkeleton rows={6} />}>
        {() =>
          hidden ? (
            <HiddenToProtect title={t("hidden")} className="m-4">
              {t("worstHidden")}
            </HiddenToProtect>
          ) : rows.length === 0 ? (
            <p className="px-[18px] pb-4 text-ink-3 max-sm:px-4">{t("worstNone")}</p>
          ) : (
            <>
              <ul>
                {rows.map((row) => (
                  <li key={row.id} className="grid gap-1.5 border-t px-[18px] py-3 max-sm:px-4">
                    <div className="flex items-baseline gap-3">
                      <Link
                        to={pathOf[row.type](row.id)}
                        className="min-w-0 truncate rounded-1 font-medium text-ink no-underline hover:underline"
                      >
                        {row.name}
                      </Link>
                      <span className="figures ml-auto font-semibold">
                        {format.count(Math.round(row.score))}
                        <small className="ml-1 text-12 font-normal text-ink-3">{t("outOf")}</small>
                      </span>
                    </div>
                    <ul className="grid gap-1">
                      {row.findings.slice(0, 4).map((finding, index) => (
                        <li key={index} className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1 text-ink-2">
                          <span className="min-w-0">
                            <FindingText row={row} finding={finding} />{" "}
                            <span className="figures text-12 text-ink-3">
                              {t("brings", { points: format.decimal(finding.points) })}
                            </span>
                          </span>
                          <span className="ml-auto">
                            <FindingAction
                              row={row}
                              finding={finding}
                              onFix={() => "fields" in finding && setFixing({ row, first: finding.fields[0] ?? "" })}
                            />
                          </span>
                        </li>
                      ))}
                    </ul>
                  </li>
                ))}
              </ul>
              {query.hasNextPage ? (
                <div className="grid justify-items-center border-t py-3">
                  <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                    {t("more")}
                  </Button>
                </div>
              ) : null}
            </>
          )
        }
      </QueryView>
      {fixing ? <QualityFixSheet {...fixing} onClose={() => setFixing(undefined)} /> : null}
    </Card>
  );
}
