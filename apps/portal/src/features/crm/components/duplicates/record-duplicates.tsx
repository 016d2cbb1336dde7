import { Button } from "@arraigo/ui/button";
import { Popover } from "@arraigo/ui/popover";
import { Tag } from "@arraigo/ui/tag";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useCan } from "../../../../lib/session";
import { trpc } from "../../../../lib/trpc";
import type { RecordType } from "../record-form/record-fields";
import { pathOf } from "../record-list/record-cell";
import { MergeDialog } from "./merge-dialog";
import { RecordMerges } from "./record-merges";
import { useDecidePair } from "./use-decide-pair";
import { useReasonWords } from "./use-reason-words";

interface RecordDuplicatesProps {
  type: RecordType;
  id: string;
  name: string;
}

/** At a record's title: what looks like it, and what was merged into it while that can be taken apart. Nothing where there is none. */
export function RecordDuplicates(props: RecordDuplicatesProps) {
  const { type } = props;
  const can = useCan();
  if ((type !== "account" && type !== "contact" && type !== "lead") || !can("crm.record.merge")) return null;
  return (
    <>
      <LookAlikes type={type} id={props.id} />
      <RecordMerges type={type} id={props.id} name={props.name} />
    </>
  );
}

/** The sign, and behind it why, with the comparison and "not the same" one press away. */
function LookAlikes({ type, id }: { type: "account" | "contact" | "lead"; id: string }) {
  const t = useTranslations("crm.duplicates");
  const words = useReasonWords();
  const pairs = useQuery(trpc.crm.duplicates.list.queryOptions({ type, recordId: id, limit: 5 }));
  const deciding = useDecidePair();
  const [reading, setReading] = useState(false);
  const [comparing, setComparing] = useState<string>();
  const open = (pairs.data?.rows ?? []).flatMap((pair) => {
    const other = pair.records.find((record) => record.id !== id);
    return other ? [{ pair, other }] : [];
  });
  return (
    <>
      {open.length > 0 ? (
        <Popover
          open={reading}
          onOpenChange={setReading}
          title={t("cardTitle")}
          trigger={
            <button type="button" className="shrink-0 rounded-full">
              <Tag tone="amber">{t("badge", { count: open.length })}</Tag>
            </button>
          }
        >
          <ul className="grid gap-3">
            {open.map(({ pair, other }) => (
              <li key={pair.id}>
                <Link to={pathOf[type](other.id)} className="font-medium">
                  {other.name}
                </Link>
                <p className="text-12 text-ink-2">{words(pair.reasons)}</p>
                <div className="mt-1.5 flex flex-wrap gap-2">
                  {pair.mayMerge ? (
                    <Button
                      size="small"
                      onClick={() => {
                        setReading(false);
                        setComparing(other.id);
                      }}
                    >
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
        </Popover>
      ) : null}
      {comparing ? <MergeDialog type={type} ids={[id, comparing]} onClose={() => setComparing(undefined)} /> : null}
    </>
  );
}
