import { Button } from "@arraigo/ui/button";
import { Dialog } from "@arraigo/ui/dialog";
import { Skeleton } from "@arraigo/ui/skeleton";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../../lib/format";
import { QueryView } from "../../../../lib/query-view";
import { trpc } from "../../../../lib/trpc";
import { MergeAddresses } from "./merge-addresses";
import { MergeFields, type MergePreview } from "./merge-fields";
import { MergeWinner } from "./merge-winner";
import { useMerge } from "./use-merge";

interface MergeDialogProps {
  type: "account" | "contact" | "lead";
  /** Two to five records. */
  ids: readonly string[];
  onClose: () => void;
  onMerged?: ((winnerId: string) => void) | undefined;
}

/** What merging would do, field by field, before it is done: which one stays, what stands where they differ, what moves along. */
export function MergeDialog(props: MergeDialogProps) {
  const t = useTranslations("crm.merge");
  const common = useTranslations("common");
  const format = useFormat();
  const [winnerId, setWinnerId] = useState<string>();
  const [choices, setChoices] = useState<Readonly<Record<string, string>>>({});
  const query = useQuery({
    ...trpc.crm.merges.preview.queryOptions({ type: props.type, ids: [...props.ids], winnerId, choices }),
    placeholderData: keepPreviousData,
  });
  const preview = query.data;
  const merge = useMerge(() => {
    props.onClose();
    if (preview) props.onMerged?.(preview.winnerId);
  });
  const others = preview?.records.filter((record) => !record.mayWrite) ?? [];
  const winner = preview?.records.find((record) => record.id === preview.winnerId);

  function act() {
    if (!preview || !winner || merge.isPending) return;
    merge.mutate({
      type: props.type,
      winnerId: winner.id,
      loserIds: preview.records.filter((record) => record.id !== winner.id).map((record) => record.id),
      choices,
      name: winner.name,
    });
  }
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => !open && props.onClose()}
      title={t("title", { count: props.ids.length })}
      description={t("why")}
      footer={
        <>
          <Button onClick={props.onClose}>{common("cancel")}</Button>
          <Button
            kind="primary"
            busy={merge.isPending}
            disabled={!preview || others.length > 0 || query.isPlaceholderData}
            onClick={act}
          >
            {t("act")}
          </Button>
        </>
      }
    >
      <QueryView query={query} loading={<MergeSkeleton />}>
        {(shown) => (
          <div className="grid gap-6 pb-2">
            {others.length > 0 ? (
              <p role="status" className="rounded-2 bg-amber-soft px-3.5 py-2.5 text-amber">
                {t("notYours", { names: format.list(others.map((each) => each.name)) })}
              </p>
            ) : null}
            <MergeWinner records={shown.records} winnerId={winnerId ?? shown.winnerId} onChoose={setWinnerId} />
            <MergeFields
              type={props.type}
              preview={withChoices(shown, choices)}
              onChoose={(field, chosen) => setChoices((now) => ({ ...now, [field]: chosen }))}
            />
            <MergeAddresses addresses={shown.addresses} />
          </div>
        )}
      </QueryView>
    </Dialog>
  );
}

/** What was pressed stands at once; what follows from it comes with the next preview. */
function withChoices(preview: MergePreview, choices: Readonly<Record<string, string>>): MergePreview {
  return {
    ...preview,
    fields: preview.fields.map((each) => ({ ...each, chosen: choices[each.field] ?? each.chosen })),
  };
}

function MergeSkeleton() {
  return (
    <div className="grid gap-3 pb-2">
      {["first", "second", "third", "fourth"].map((row) => (
        <Skeleton key={row} className="h-14" />
      ))}
    </div>
  );
}
