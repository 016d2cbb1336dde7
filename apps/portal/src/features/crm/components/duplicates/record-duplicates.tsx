import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../../lib/format";
import { useCan } from "../../../../lib/session";
import { trpc } from "../../../../lib/trpc";
import type { RecordType } from "../record-form/record-fields";
import { pathOf } from "../record-list/record-cell";
import { MergeDialog } from "./merge-dialog";
import { useDecidePair } from "./use-decide-pair";
import { useUnmerge } from "./use-merge";
import { useReasonWords } from "./use-reason-words";

interface RecordDuplicatesProps {
  type: RecordType;
  id: string;
  name: string;
}

/** On a record's page: what looks like it, and what was merged into it while that can be taken apart. Nothing where there is none. */
export function RecordDuplicates(props: RecordDuplicatesProps) {
  const { type } = props;
  if (type !== "account" && type !== "contact" && type !== "lead") return null;
  return <Duplicates {...props} type={type} />;
}

function Duplicates(props: RecordDuplicatesProps & { type: "account" | "contact" | "lead" }) {
  const { type, id } = props;
  const t = useTranslations("crm.duplicates");
  const can = useCan();
  const format = useFormat();
  const words = useReasonWords();
  const allowed = can("crm.record.merge");
  const pairs = useQuery({
    ...trpc.crm.duplicates.list.queryOptions({ type, recordId: id, limit: 5 }),
    enabled: allowed,
  });
  const merges = useQuery({ ...trpc.crm.merges.list.queryOptions({ type, id }), enabled: allowed });
  const deciding = useDecidePair();
  const unmerge = useUnmerge();
  const [comparing, setComparing] = useState<string>();
  const open = (pairs.data?.rows ?? []).flatMap((pair) => {
    const other = pair.records.find((record) => record.id !== id);
    return other ? [{ pair, other }] : [];
  });
  const separable = (merges.data ?? []).filter((each) => each.separable);
  return (
    <>
      {open.length > 0 ? (
        <Card title={t("cardTitle")}>
          <ul className="grid gap-3">
            {open.map(({ pair, other }) => (
              <li key={pair.id}>
                <Link to={pathOf[type](other.id)} className="font-medium">
                  {other.name}
                </Link>
                <p className="text-12 text-ink-2">{words(pair.reasons)}</p>
                <div className="mt-1.5 flex flex-wrap gap-2">
                  {pair.mayMerge ? (
                    <Button size="small" onClick={() => setComparing(other.id)}>
                      {t("compare")}
                    </Button>
                  ) : null}
                  {pair.records.some((record) => record.mayWrite) ? (
                    <Button size="small" kind="ghost" onClick={() => deciding.dismiss.mutate(pair.id)}>
                      {t("notTheSame")}
                    </Button>
                  ) : null}
                </div>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      {separable.length > 0 ? (
        <Card title={t("mergedTitle")}>
          <ul className="grid gap-3">
            {separable.map((merge) => {
              const names = format.list([
                ...merge.names,
                ...(merge.unnamed > 0 ? [t("unnamed", { count: merge.unnamed })] : []),
              ]);
              return (
                <li key={merge.id}>
                  <p>
                    {merge.mergedBy
                      ? t("mergedRow", {
                          names,
                          who: merge.mergedBy,
                          date: format.shortDate(merge.mergedAt),
                        })
                      : t("mergedRowSystem", {
                          names,
                          date: format.shortDate(merge.mergedAt),
                        })}
                  </p>
                  <div className="mt-1.5 flex flex-wrap items-center gap-2">
                    {merge.newest ? (
                      <Button
                        size="small"
                        busy={unmerge.isPending}
                        onClick={() => unmerge.mutate({ mergeId: merge.id, name: props.name })}
                      >
                        {t("takeApart")}
                      </Button>
                    ) : null}
                    <span className="text-12 text-ink-3">
                      {t(merge.newest ? "separable" : "separableAfter", {
                        date: format.shortDate(merge.separableUntil),
                      })}
                    </span>
                  </div>
                </li>
              );
            })}
          </ul>
        </Card>
      ) : null}
      {comparing ? <MergeDialog type={type} ids={[id, comparing]} onClose={() => setComparing(undefined)} /> : null}
    </>
  );
}
