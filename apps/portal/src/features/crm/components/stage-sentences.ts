import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import type { api } from "../../../lib/trpc";

export type ProcessSettings = Awaited<ReturnType<typeof api.crm.process.read.query>>;
export type PipelineSettings = ProcessSettings["pipelines"][number];
export type StageSettings = PipelineSettings["stages"][number];

/** What of a stage is said in its sentence. `medianDays` is known to those who change the process alone. */
export type SaidStage = Pick<
  StageSettings,
  "kind" | "requires" | "requiresActivities" | "approval" | "staysDaysMax" | "probability"
> &
  Partial<Pick<StageSettings, "medianDays">>;

type ActivityKind = "call" | "email" | "chat" | "meeting" | "note" | "task";

/** What a stage asks for and how long one stays there, as people would say it. */
export function useStageSentences(nameOf: (field: string) => string): (stage: SaidStage) => string {
  const t = useTranslations("crm.process.gate");
  const format = useFormat();
  return (stage) => {
    const things = [
      ...stage.requires.map(nameOf),
      ...stage.requiresActivities.map((each) => t(`activity.${each.kind as ActivityKind}`, { count: each.countMin })),
      ...(stage.approval ? [t("approval")] : []),
    ];
    return [
      things.length > 0 ? t("asks", { things: format.list(things) }) : t("none"),
      stage.kind === "open" && stage.staysDaysMax !== null ? t("stays", { days: stage.staysDaysMax }) : null,
      stage.kind === "open" && typeof stage.medianDays === "number"
        ? t("usually", { days: Math.round(stage.medianDays) })
        : null,
      stage.kind === "open" && stage.probability > 0 ? t("likely", { probability: String(stage.probability) }) : null,
    ]
      .filter(Boolean)
      .join(" ");
  };
}
