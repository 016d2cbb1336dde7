import { Button } from "@arraigo/ui/button";
import { CardSkeleton } from "@arraigo/ui/skeleton";
import { Tag } from "@arraigo/ui/tag";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useWords, wordsAt } from "../../../lib/messages";
import { QueryView } from "../../../lib/query-view";
import { trpc } from "../../../lib/trpc";
import type { StagedType } from "../staged-types";
import { useProcess } from "../use-process";
import { EditPipeline, GiveUp, NewPipeline, NewStage } from "./process-dialogs";
import { StageList } from "./stage-list";
import { type PipelineSettings, type StageSettings, useStageSentences } from "./stage-sentences";
import { StageSheet } from "./stage-sheet";

type Open =
  | { what: "new" }
  | { what: "edit" | "stage" | "archive"; pipelineId: string }
  | { what: "editStage" | "archiveStage"; pipelineId: string; stageId: string };

/** The pipelines of a type: their stages in order, each with what it asks for in a sentence. */
export function ProcessPipelines({ type }: { type: StagedType }) {
  const t = useTranslations("crm.process");
  const words = useWords();
  const process = useProcess();
  const [open, setOpen] = useState<Open>();
  const query = useQuery(trpc.crm.process.read.queryOptions({ type }));
  const fields = (query.data?.fields ?? []).map(({ key, label }) => ({
    key,
    label: label ?? wordsAt(words, `crm.fields.${key}`) ?? key,
  }));
  const former = query.data?.formerFields ?? [];
  const asking = useStageSentences((key) => {
    const label = fields.find((field) => field.key === key)?.label ?? key;
    return label.toLocaleLowerCase();
  });
  // What no gate asks for any more is not said to be asked for.
  const sentenceOf = (stage: StageSettings) =>
    asking({ ...stage, requires: stage.requires.filter((key) => !former.some((field) => field.key === key)) });
  const close = () => setOpen(undefined);
  return (
    <QueryView query={query} loading={<CardSkeleton />}>
      {({ pipelines }) => {
        const used = pipelines.filter((each) => !each.archivedAt);
        const gone = pipelines.filter((each) => each.archivedAt);
        const pipeline = open && "pipelineId" in open ? used.find((each) => each.id === open.pipelineId) : undefined;
        const stage = open && "stageId" in open ? pipeline?.stages.find((each) => each.id === open.stageId) : undefined;
        return (
          <div className="grid gap-5">
            {used.map((each, at) => (
              <PipelineCard
                key={each.id}
                pipeline={each}
                first={at === 0 && used.length > 1}
                sentenceOf={sentenceOf}
                onMakeFirst={
                  at === 0
                    ? undefined
                    : () =>
                        process.orderPipelines.mutate({
                          type,
                          ids: [each.id, ...used.map((one) => one.id).filter((id) => id !== each.id)],
                        })
                }
                onOrder={(ids) => process.orderStages.mutate({ pipelineId: each.id, version: each.version, ids })}
                onRestoreStage={(id) => process.restoreStage.mutate({ id, version: each.version })}
                onOpen={(what, stageId) =>
                  setOpen(
                    stageId
                      ? { what: "editStage", pipelineId: each.id, stageId }
                      : { what: what as "edit", pipelineId: each.id },
                  )
                }
                mayArchive={used.length > 1}
              />
            ))}
            <Button className="justify-self-start" onClick={() => setOpen({ what: "new" })}>
              {t("newPipeline")}
            </Button>
            {gone.length > 0 ? (
              <section className="grid gap-2">
                <h2 className="text-12 font-semibold text-ink-2">{t("archived")}</h2>
                {gone.map((each) => (
                  <p key={each.id} className="flex items-center gap-3 text-13 text-ink-2">
                    {each.name}
                    <Button size="small" onClick={() => process.restorePipeline.mutate({ id: each.id })}>
                      {t("restore")}
                    </Button>
                  </p>
                ))}
              </section>
            ) : null}
            {open?.what === "new" ? (
              <NewPipeline type={type} pipelines={used} process={process} onClose={close} />
            ) : null}
            {pipeline && open?.what === "edit" ? (
              <EditPipeline pipeline={pipeline} process={process} onClose={close} />
            ) : null}
            {pipeline && open?.what === "stage" ? (
              <NewStage pipeline={pipeline} process={process} onClose={close} />
            ) : null}
            {pipeline && (open?.what === "archive" || (open?.what === "archiveStage" && stage)) ? (
              <GiveUp pipeline={pipeline} stage={stage} pipelines={used} process={process} onClose={close} />
            ) : null}
            {pipeline && stage && open?.what === "editStage" ? (
              <StageSheet
                key={stage.id}
                pipeline={pipeline}
                stage={stage}
                fields={fields}
                formerFields={former}
                process={process}
                onArchive={() => setOpen({ what: "archiveStage", pipelineId: pipeline.id, stageId: stage.id })}
                onClose={close}
              />
            ) : null}
          </div>
        );
      }}
    </QueryView>
  );
}

interface PipelineCardProps {
  pipeline: PipelineSettings;
  first: boolean;
  mayArchive: boolean;
  sentenceOf: (stage: StageSettings) => string;
  onMakeFirst: (() => void) | undefined;
  onOrder: (ids: string[]) => void;
  onRestoreStage: (id: string) => void;
  onOpen: (what: "edit" | "stage" | "archive", stageId?: string) => void;
}

function PipelineCard(props: PipelineCardProps) {
  const t = useTranslations("crm.process");
  const { pipeline } = props;
  const used = pipeline.stages.filter((stage) => !stage.archivedAt);
  const gone = pipeline.stages.filter((stage) => stage.archivedAt);
  return (
    <section className="grid gap-3 rounded-3 bg-sunken p-3">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-2 px-1">
        <h2 className="text-15 font-semibold">{pipeline.name}</h2>
        {props.first ? <Tag tone="brand">{t("firstUse")}</Tag> : null}
        <p className="text-12 text-ink-3">{t("idle", { days: pipeline.idleDays })}</p>
        <div className="ml-auto flex flex-wrap gap-2">
          {props.onMakeFirst ? (
            <Button size="small" kind="ghost" onClick={props.onMakeFirst}>
              {t("makeFirst")}
            </Button>
          ) : null}
          {props.mayArchive ? (
            <Button size="small" kind="ghost" onClick={() => props.onOpen("archive")}>
              {t("archive")}
            </Button>
          ) : null}
          <Button size="small" onClick={() => props.onOpen("edit")}>
            {t("editPipeline")}
          </Button>
          <Button size="small" onClick={() => props.onOpen("stage")}>
            {t("addStage")}
          </Button>
        </div>
      </header>
      <StageList
        stages={used}
        sentenceOf={props.sentenceOf}
        onOrder={props.onOrder}
        onEdit={(stage) => props.onOpen("edit", stage.id)}
      />
      {gone.length > 0 ? (
        <p className="flex flex-wrap items-center gap-2 px-1 text-12 text-ink-3">
          {t("archived")}:
          {gone.map((stage) => (
            <span key={stage.id} className="inline-flex items-center gap-1.5">
              {stage.name}
              <Button size="small" kind="ghost" onClick={() => props.onRestoreStage(stage.id)}>
                {t("restore")}
              </Button>
            </span>
          ))}
        </p>
      ) : null}
    </section>
  );
}
