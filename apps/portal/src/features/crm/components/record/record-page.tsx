import { Button } from "@arraigo/ui/button";
import { cx } from "@arraigo/ui/plain/cx";
import { CardSkeleton, Skeleton, SkeletonGroup } from "@arraigo/ui/skeleton";
import { type ReactNode, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Page } from "../../../../lib/page";
import { useCan } from "../../../../lib/session";
import { RecordDuplicates } from "../duplicates/record-duplicates";
import { QuickLog } from "../quick-log";
import { ReassignDialog } from "../reassign-dialog";
import { asReadRecord } from "../record-form/read-record";
import type { RecordType } from "../record-form/record-fields";
import { RecordForm } from "../record-form/record-form";
import { TaskList } from "../tasks/task-list";
import { TaskSheet } from "../tasks/task-sheet";
import { Timeline } from "../timeline/timeline";
import { NextStep } from "./next-step";
import { type PageRecord, textOf } from "./page-record";
import { QualityBadge } from "./quality-badge";
import { RecordFacts } from "./record-facts";
import { RecordMenu } from "./record-menu";
import { useOwnAddress } from "./use-own-address";
import { useRecordKeys } from "./use-record-keys";

interface RecordPageProps {
  type: RecordType;
  record: PageRecord;
  name: string;
  /** The list it is in. */
  parent: { label: string; to: string };
  sub?: ReactNode;
  /** Beside the crumbs: signs, the score of its quality. */
  aside?: ReactNode;
  actions?: ReactNode;
  /** Below the head, across the page: where it stands in its pipeline. */
  stage?: ReactNode;
  factsWithout?: readonly string[];
  factsExtra?: ReactNode;
  /** Above the facts: how to reach somebody. */
  left?: ReactNode;
  /** First of all at the left, and on a phone: the customer of a case. */
  first?: ReactNode;
  /** Instead of the record's own history. */
  history?: ReactNode;
  /** What belongs to it. */
  related?: ReactNode;
  menu?: ReactNode;
  asksMinutes?: boolean;
}

/** A column that stays while the history in the middle is read; its own end is reached by scrolling in it. */
const beside = "grid min-w-0 gap-gap max-md:contents xl:sticky xl:top-0 xl:max-h-dvh xl:overflow-y-auto";

/**
 * One record on one screen: what is known at the left, what happened in the middle with one line to log on top, what comes next and
 * what belongs to it at the right, all of it in sight on a laptop. Two columns on smaller screens, one on a phone, the next step first.
 */
export function RecordPage(props: RecordPageProps) {
  const t = useTranslations("crm.page");
  const can = useCan();
  const { type, record, name } = props;
  const log = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState<"edit" | "next" | "task" | "handOver">();
  const close = () => setOpen(undefined);
  useOwnAddress(type, record.id);
  const mayLog = can("crm.activity.log") && type !== "product";
  useRecordKeys({
    log: mayLog ? () => log.current?.focus() : undefined,
    edit: record.mayWrite ? () => setOpen("edit") : undefined,
    next: record.mayWrite && type !== "product" ? () => setOpen("next") : undefined,
    task: mayLog ? () => setOpen("task") : undefined,
  });
  const about = type === "product" ? undefined : { type, id: record.id, name };
  return (
    <Page
      title={name}
      sub={props.sub}
      crumbs={[props.parent, { label: name }]}
      aside={
        <>
          {props.aside}
          <QualityBadge type={type} record={record} />
          <RecordDuplicates type={type} id={record.id} name={name} />
        </>
      }
      actions={
        <>
          {props.actions}
          {record.mayWrite ? (
            <Button hint="E" onClick={() => setOpen("edit")}>
              {t("edit")}
            </Button>
          ) : null}
          <RecordMenu
            type={type}
            record={record}
            name={name}
            list={props.parent.to}
            onHandOver={() => setOpen("handOver")}
          >
            {props.menu}
          </RecordMenu>
        </>
      }
    >
      {props.stage}
      <div className="grid items-start gap-gap md:grid-cols-[minmax(260px,0.8fr)_minmax(0,1.5fr)] xl:grid-cols-[280px_minmax(0,1fr)_300px]">
        <div className={cx(beside, "max-xl:order-2 xl:order-3")}>
          {type === "product" ? null : (
            <div className="grid min-w-0 gap-gap max-md:order-1">
              <NextStep
                type={type}
                id={record.id}
                nextStep={textOf(record.values.nextStep)}
                nextStepOn={textOf(record.values.nextStepOn)}
                mayWrite={record.mayWrite}
                editing={open === "next"}
                onEditing={(editing) => setOpen(editing ? "next" : undefined)}
              >
                <TaskList type={type} id={record.id} onPlan={mayLog ? () => setOpen("task") : undefined} />
              </NextStep>
            </div>
          )}
          <div className="grid min-w-0 gap-gap max-md:order-3">{props.related}</div>
        </div>
        <div className={cx(beside, "max-xl:order-3 md:max-xl:col-start-1 md:max-xl:row-start-2 xl:order-1")}>
          {props.first ? <div className="min-w-0">{props.first}</div> : null}
          <div className="grid min-w-0 gap-gap max-md:order-4">
            {props.left}
            <RecordFacts
              type={type}
              record={record}
              {...(props.factsWithout ? { without: props.factsWithout } : {})}
              extra={props.factsExtra}
            />
          </div>
        </div>
        <div className="grid min-w-0 gap-gap max-xl:order-1 max-md:order-2 md:max-xl:col-start-2 md:max-xl:row-span-2 md:max-xl:row-start-1 xl:order-2">
          {about && mayLog ? (
            <QuickLog about={about} inputRef={log} {...(props.asksMinutes ? { asksMinutes: true } : {})} />
          ) : null}
          {props.history ?? <Timeline type={type} id={record.id} currency={textOf(record.values.currency)} />}
        </div>
      </div>
      {open === "edit" ? <RecordForm type={type} record={asReadRecord(record)} onClose={close} /> : null}
      {open === "task" ? <TaskSheet about={about} onClose={close} /> : null}
      {open === "handOver" ? (
        <ReassignDialog type={type} id={record.id} name={name} ownerId={record.ownerId} onClose={close} />
      ) : null}
    </Page>
  );
}

/** While the record is on its way: the geometry that will stand there. */
export function RecordSkeleton() {
  return (
    <SkeletonGroup className="mt-[52px] grid gap-gap">
      <div>
        <Skeleton className="h-[34px] w-full max-w-[420px]" />
        <Skeleton className="mt-2 h-5 w-full max-w-[300px]" />
      </div>
      <div className="grid gap-gap md:grid-cols-[minmax(260px,0.8fr)_minmax(0,1.5fr)] xl:grid-cols-[280px_minmax(0,1fr)_300px]">
        <CardSkeleton lines={8} />
        <CardSkeleton lines={12} />
        <CardSkeleton lines={6} />
      </div>
    </SkeletonGroup>
  );
}
