import { Button } from "@arraigo/ui/button";
import { Dialog } from "@arraigo/ui/dialog";
import { TableSkeleton } from "@arraigo/ui/skeleton";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { QueryView } from "../../../../lib/query-view";
import { trpc } from "../../../../lib/trpc";
import { useProblemToast } from "../../../../lib/use-problem-toast";

/** What is recorded about one person, place by place; the erasing of it; and what a look into every place finds afterwards. */
export function Erasure({ personId, name, onErased }: { personId: string; name: string; onErased: () => void }) {
  const t = useTranslations("telemetry.keeping");
  const common = useTranslations("common");
  const [asking, setAsking] = useState(false);
  const safe = useRef<HTMLButtonElement>(null);
  const queryClient = useQueryClient();
  const onError = useProblemToast();
  const query = useQuery(trpc.telemetry.retention.found.queryOptions({ personId }));
  const erase = useMutation(
    trpc.telemetry.retention.erase.mutationOptions({
      onSuccess: () => {
        setAsking(false);
        onErased();
        void queryClient.invalidateQueries(trpc.telemetry.retention.found.queryFilter({ personId }));
      },
      onError,
    }),
  );
  if (erase.data) {
    const left = Object.values(erase.data.left).reduce((sum, rows) => sum + rows, 0);
    const em = (text: React.ReactNode) => <strong className="font-medium text-ink">{text}</strong>;
    return (
      <p className={left === 0 ? "text-ink-2" : "text-danger"} role="status">
        {left === 0
          ? t.rich("erased", { places: Object.keys(erase.data.left).length, name, em })
          : t("erasedLeft", { left, name })}
      </p>
    );
  }
  return (
    <QueryView query={query} loading={<TableSkeleton rows={3} />}>
      {({ found }) => {
        const places = (Object.keys(found) as (keyof typeof found)[]).filter((place) => found[place] > 0);
        return (
          <div className="grid gap-3">
            <p className="text-ink-2">{t(places.length === 0 ? "foundNothing" : "found", { name })}</p>
            {places.length === 0 ? null : (
              <ul className="grid list-disc gap-1 pl-5 text-ink-2">
                {places.map((place) => (
                  <li key={place}>{t(`place.${place}`, { count: found[place] })}</li>
                ))}
              </ul>
            )}
            {places.length === 0 ? null : (
              <div>
                <Button kind="danger" onClick={() => setAsking(true)}>
                  {t("eraseButton")}
                </Button>
              </div>
            )}
            <Dialog
              open={asking}
              onOpenChange={setAsking}
              title={t("eraseTitle", { name })}
              description={t("eraseWhy")}
              initialFocus={safe}
              footer={
                <>
                  <Button ref={safe} onClick={() => setAsking(false)}>
                    {common("cancel")}
                  </Button>
                  <Button kind="danger" busy={erase.isPending} onClick={() => erase.mutate({ personId })}>
                    {t("eraseSure")}
                  </Button>
                </>
              }
            />
          </div>
        );
      }}
    </QueryView>
  );
}
