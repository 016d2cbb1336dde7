import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../../lib/format";
import { trpc } from "../../../../lib/trpc";
import type { Policy } from "./policy";

/** What the next night would let go of under a policy. Says nothing until it is known. */
export function PolicyLosses({ policy }: { policy: Policy }) {
  const t = useTranslations("telemetry.keeping");
  const format = useFormat();
  const { data } = useQuery({
    ...trpc.telemetry.retention.preview.queryOptions(policy),
    placeholderData: keepPreviousData,
  });
  if (!data) return null;
  const { rawEvents, personSums, countMax } = data;
  const em = (text: React.ReactNode) => <strong className="font-medium text-ink">{text}</strong>;
  return (
    <p className="text-ink-2" role="status">
      {rawEvents + personSums === 0
        ? t("losesNothing")
        : t.rich("loses", {
            events: rawEvents >= countMax ? t("eventsMany") : t("events", { count: rawEvents }),
            sums: personSums >= countMax ? t("sumsMany") : t("sums", { count: personSums }),
            rawFrom: format.date(data.rawFrom),
            personFrom: format.date(data.personFrom),
            em,
          })}
    </p>
  );
}
