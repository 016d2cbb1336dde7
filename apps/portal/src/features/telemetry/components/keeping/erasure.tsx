import type { AppRouter } from "@arraigo/api";
import { Button } from "@arraigo/ui/button";
import { Dialog } from "@arraigo/ui/dialog";
import { useMutation } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../../../lib/trpc";
import { useProblemToast } from "../../../../lib/use-problem-toast";

type Place = inferRouterOutputs<AppRouter>["telemetry"]["retention"]["found"]["places"][number];

/** What stands in each place, to whoever does not know how usage is stored. */
const kindOf: Record<Place, "doings" | "names" | "refused" | "authored"> = {
  events: "doings",
  days: "doings",
  uses: "doings",
  folded: "doings",
  arrivals: "doings",
  mentions: "doings",
  numbers: "doings",
  spans: "doings",
  names: "names",
  links: "names",
  unknown: "names",
  moves: "names",
  refused: "refused",
  refusedRows: "refused",
  authored: "authored",
};

/** Where something is recorded about one person, and the way to have it erased. */
export function Erasure(props: {
  personId: string;
  name: string;
  places: readonly Place[];
  onBegun: (erasureId: string) => void;
}) {
  const { personId, name, places, onBegun } = props;
  const t = useTranslations("telemetry.keeping");
  const common = useTranslations("common");
  const [asking, setAsking] = useState(false);
  const safe = useRef<HTMLButtonElement>(null);
  const onError = useProblemToast();
  const erase = useMutation(
    trpc.telemetry.retention.erase.mutationOptions({
      onSuccess: ({ erasureId }) => {
        setAsking(false);
        onBegun(erasureId);
      },
      onError,
    }),
  );
  return (
    <div className="grid gap-3">
      <p className="text-ink-2">{t(places.length === 0 ? "foundNothing" : "found", { name })}</p>
      {places.length === 0 ? null : (
        <>
          <ul className="grid list-disc gap-1 pl-5 text-ink-2">
            {[...new Set(places.map((place) => kindOf[place]))].map((kind) => (
              <li key={kind}>{t(`kinds.${kind}`)}</li>
            ))}
          </ul>
          <div>
            <Button kind="danger" onClick={() => setAsking(true)}>
              {t("eraseButton")}
            </Button>
          </div>
        </>
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
}
