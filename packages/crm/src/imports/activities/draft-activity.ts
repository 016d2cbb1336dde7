import type { Ctx } from "@arraigo/platform";
import type { NamedSubjects } from "../../activities/activity-subjects";
import type { ActivityKind } from "../../activities-contract";
import type { ImportRow, RowProblem } from "../rows/import-row";
import type { ActivityRun } from "./activity-run";
import type { Candidate } from "./find-subjects";
import { settleSubjects } from "./settle-subjects";
import { type ActivityTime, settleTime } from "./settle-time";

/** As much as anybody may write by hand. */
const textCharactersMax = 4_000;

/** A row as the activity it describes. */
export interface ActivityDraft extends ActivityTime {
  kind: ActivityKind;
  text: string;
  actorId: string | null;
  assigneeId: string | null;
  about: readonly Candidate[];
  subjects: NamedSubjects;
}

/** What people call an activity: the first line of its text. */
export const activityName = (text: string): string => text.split("\n", 1)[0]?.slice(0, 80) ?? "";

/**
 * Whose it is. Done: whoever the file names, of those the importer may write for; anybody else's name stays in the text, and it counts
 * as nobody's rather than as the importer's work. To be done: theirs, else the importer's, as records without a known owner are.
 */
export function settleDoer(ctx: Ctx, run: ActivityRun, row: ImportRow, isDone: boolean): string | null {
  const me = ctx.actor.personId;
  if (!row.owner) return isDone && run.namesDoers ? null : me;
  const id = run.book.idOf("person", row.owner);
  if (id !== null && (id === me || run.doers === null || run.doers.has(id))) return id;
  row.details[String(row.values.doerHeading ?? "")] = row.owner;
  const [unknown, beyond] = isDone
    ? (["unknownDoer", "doerOutOfReach"] as const)
    : (["unknownOwner", "ownerOutOfReach"] as const);
  row.notices.push({ problem: id === null ? unknown : beyond, params: { value: row.owner } });
  return isDone ? null : me;
}

/** Its text, and below it what the file says beside that no field stands for, each under its heading. */
export function settleText(ctx: Ctx, row: ImportRow, kind: ActivityKind): string {
  const kept = Object.entries(row.details).map(([header, value]) => `${header}: ${value}`);
  const said = String(row.values.text ?? "") || ctx.translate(ctx.actor.language, `crm.exported.kinds.${kind}`);
  const text = [said, ...kept].join("\n");
  if (text.length <= textCharactersMax) return text;
  row.notices.push({ problem: "textCut", params: { charactersMax: textCharactersMax } });
  return `${text.slice(0, textCharactersMax - 1)}…`;
}

/** Decides what a row is: kind, time, records, person and text; or why it is no activity. */
export function draftActivity(
  ctx: Ctx,
  run: ActivityRun,
  row: ImportRow,
  clock: { now: Date; today: string; timeZone: string },
): ActivityDraft | RowProblem {
  const { values } = row;
  if (values.kindSaid !== undefined) return { problem: "unknownKind", params: { value: String(values.kindSaid) } };
  const kind = (values.kind as ActivityKind | undefined) ?? run.mapping.kind;
  if (kind === undefined) return { problem: "unsaidKind", params: {} };
  const time = settleTime(row, kind, clock);
  if ("problem" in time) return time;
  const about = settleSubjects(run, row, kind === "task");
  if ("problem" in about) return about;
  const isDone = time.doneAt !== null;
  const doer = settleDoer(ctx, run, row, isDone);
  return {
    ...time,
    kind,
    text: settleText(ctx, row, kind),
    actorId: isDone ? doer : ctx.actor.personId,
    assigneeId: isDone ? null : doer,
    about,
    subjects: {},
  };
}
