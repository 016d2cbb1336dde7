import { Button } from "@arraigo/ui/button";
import { Tag } from "@arraigo/ui/tag";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../../lib/format";
import { type Brief, RecordBrief } from "./record-brief";
import type { useDecidePair } from "./use-decide-pair";
import { useReasonWords } from "./use-reason-words";

export interface Pair {
  id: string;
  score: number;
  certain: boolean;
  state: string;
  reasons: readonly { key: string; params?: Record<string, string | number> | undefined }[];
  against: readonly { key: string; params?: Record<string, string | number> | undefined }[];
  records: readonly (Brief & { mayWrite: boolean })[];
  mayMerge: boolean;
  /** All that can be merged with them at once, themselves included. */
  together: readonly string[];
  decidedAt: string | null;
  decidedBy: string | null;
}

interface PairCardProps {
  pair: Pair;
  deciding: ReturnType<typeof useDecidePair>;
  onCompare: () => void;
}

/** Two records side by side, with why they look like one, what speaks against it, and what to do about it. */
export function PairCard(props: PairCardProps) {
  const { pair, deciding } = props;
  const t = useTranslations("crm.duplicates");
  const format = useFormat();
  const words = useReasonWords();
  const [one, other] = pair.records;
  if (!one || !other) return null;
  const mayDecide = pair.records.some((record) => record.mayWrite);
  const against = words(pair.against);
  const owners = [...new Set(pair.records.filter((each) => !each.mayWrite).flatMap((each) => each.ownerName ?? []))];
  return (
    <article className="rounded-3 border bg-surface px-[18px] py-4 max-sm:px-4">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-4 sm:grid-cols-2">
        <RecordBrief record={one} beside={other} />
        <RecordBrief record={other} beside={one} />
      </div>
      <div className="mt-3.5 flex flex-wrap items-end gap-x-4 gap-y-3 border-t pt-3">
        <div className="min-w-[min(240px,100%)] flex-1 text-ink-2">
          <p>
            {pair.certain ? (
              <Tag tone="brand" className="mr-2">
                {t("certain")}
              </Tag>
            ) : (
              <span className="figures mr-2 text-12 text-ink-3">
                {t("score", { share: format.percent(pair.score) })}
              </span>
            )}
            {t("because", { reasons: words(pair.reasons) })}
          </p>
          {against ? <p className="mt-1 text-amber">{t("but", { reasons: against })}</p> : null}
          {pair.decidedAt ? (
            <p className="mt-1 text-12 text-ink-3">
              {t("decidedBy", { name: pair.decidedBy ?? "–", date: format.shortDate(pair.decidedAt) })}
            </p>
          ) : null}
          {pair.mayMerge ? null : (
            <p className="mt-1 text-12 text-ink-3">
              {owners.length === 0 ? t("nobodys") : t("notYours", { names: format.either(owners) })}
            </p>
          )}
        </div>
        <div className="flex flex-wrap gap-2">
          {pair.state === "dismissed" ? (
            mayDecide ? (
              <Button
                busy={deciding.undismiss.isPending && deciding.undismiss.variables === pair.id}
                onClick={() => deciding.undismiss.mutate(pair.id)}
              >
                {t("again")}
              </Button>
            ) : null
          ) : (
            <>
              {mayDecide ? (
                <Button
                  kind="ghost"
                  busy={deciding.dismiss.isPending && deciding.dismiss.variables === pair.id}
                  onClick={() => deciding.dismiss.mutate(pair.id)}
                >
                  {t("notTheSame")}
                </Button>
              ) : null}
              {pair.mayMerge ? (
                <Button onClick={props.onCompare}>
                  {pair.together.length > 2 ? t("compareAll", { count: pair.together.length }) : t("compare")}
                </Button>
              ) : null}
            </>
          )}
        </div>
      </div>
    </article>
  );
}
