import { Button } from "@arraigo/ui/button";
import { NothingYet } from "@arraigo/ui/empty-state";
import { Select } from "@arraigo/ui/select";
import { Sheet } from "@arraigo/ui/sheet";
import { CardSkeleton } from "@arraigo/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { QueryView } from "../../../lib/query-view";
import { trpc } from "../../../lib/trpc";
import { isHidden } from "../usage-types";
import { useExportBehind } from "../use-export-behind";
import { useUsageWords } from "../use-usage-words";
import type { BehindChoice } from "./behind-button";
import { BehindGroups } from "./behind-groups";
import { BehindNames } from "./behind-names";
import { UsageHidden } from "./usage-hidden";

interface BehindSheetProps {
  choices: readonly BehindChoice[];
  chosen: BehindChoice;
  onChoose: (value: string) => void;
  onClose: () => void;
}

/** Who is behind a number: the groups it is made of and, where the adoption model gives them, names. */
export function BehindSheet({ choices, chosen, onChoose, onClose }: BehindSheetProps) {
  const t = useTranslations("telemetry.uptake.behind");
  const words = useUsageWords();
  const save = useExportBehind();
  const query = useQuery(trpc.telemetry.analytics.people.queryOptions(chosen.ask));
  return (
    <Sheet open onOpenChange={(open) => (open ? undefined : onClose())} title={t("title")} description={chosen.label}>
      <div className="grid gap-4">
        {choices.length > 1 ? (
          <Select aria-label={t("pick")} value={chosen.value} onChange={(event) => onChoose(event.currentTarget.value)}>
            {choices.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        ) : null}
        <QueryView query={query} failed={t("failed")} loading={<CardSkeleton lines={8} />}>
          {(answer) => {
            if (isHidden(answer)) return <UsageHidden answer={answer} />;
            if ("suppressed" in answer.total)
              return (
                <>
                  <p className="text-14 text-ink-2">{words.why(answer.total.suppressed, answer.minimum)}</p>
                  <BehindNames may={answer.names} ask={chosen.ask} />
                </>
              );
            if (answer.total.people === 0) return <NothingYet title={t("nobody")}>{t("nobodyText")}</NothingYet>;
            return (
              <>
                <p className="figures text-14 font-semibold">{t("total", answer.total)}</p>
                <BehindGroups answer={answer} />
                <BehindNames may={answer.names} ask={chosen.ask} />
                <p className="figures text-12 text-ink-3">{words.asOf(answer.computedAt)}</p>
                <div>
                  <Button size="small" onClick={() => save(answer, chosen.label)}>
                    {t("download")}
                  </Button>
                </div>
              </>
            );
          }}
        </QueryView>
      </div>
    </Sheet>
  );
}
