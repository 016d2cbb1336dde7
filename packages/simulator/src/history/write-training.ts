import type { Ctx, UsageEvent } from "@arraigo/platform";
import {
  assignCourse,
  createCourse,
  type ProgressToRecord,
  publishCourse,
  recordCompletions,
  theNextStepCourse,
} from "@arraigo/training";
import { addDays, dateIn, instantIn } from "../calendar";
import type { SimulatedPerson } from "../people/plan-people";
import { units } from "../people/units";
import type { Random } from "../random";
import { goLiveWeeks } from "./write-rollout";

export interface TrainingOptions {
  random: Random;
  people: readonly SimulatedPerson[];
  unitIds: ReadonlyMap<string, string>;
  firstMonday: string;
  now: Date;
  manager: Ctx;
}

/** One course, asked of everybody the rollout touches, and how far they got: done, half-way, or not opened. */
export async function writeTraining(ctx: Ctx, options: TrainingOptions): Promise<UsageEvent[]> {
  const { random, people, unitIds, firstMonday, now, manager } = options;
  const { courseId } = await createCourse(manager, { ...theNextStepCourse, submissionKey: random.id(now) });
  await publishCourse(manager, { courseId });
  const dueOn = addDays(dateIn(manager.actor.timeZone, now), 5);
  for (const unit of units.filter((each) => each.wave))
    await assignCourse(
      manager,
      { courseId, to: { kind: "orgUnit", orgUnitId: unitIds.get(unit.name) ?? "" }, dueOn },
      { tell: false },
    );
  const usage: UsageEvent[] = [];
  const progress = people.flatMap((person): ProgressToRecord[] => {
    // The guided tour begins in the middle: Diego has read the first lesson.
    if (person.cast?.role === "employee") {
      const at = new Date(now.getTime() - 3 * 86_400_000);
      usage.push({ name: "training.lesson_opened", personId: person.id, occurredAt: at });
      return [{ personId: person.id, at, lessonsRead: 1 }];
    }
    if (!person.unit.wave || person.cast || person.endsOn !== null) return [];
    const liveOn = addDays(firstMonday, goLiveWeeks[person.unit.wave] * 7);
    const at = instantIn(person.timeZone, addDays(liveOn, random.whole(0, 40)), random.whole(490, 1_050));
    const luck = random.next();
    if (at > now || at.getTime() < Date.parse(person.startsOn) || luck < 0.2) return [];
    const opened = { name: "training.lesson_opened", personId: person.id, occurredAt: at };
    if (luck < 0.32) {
      usage.push(opened);
      return [{ personId: person.id, at, lessonsRead: random.whole(1, 3) }];
    }
    const scorePercent = random.pick([67, 83, 83, 83, 100, 100]);
    usage.push(opened, { ...opened, name: "training.quiz_submitted" });
    if (scorePercent >= 80) usage.push({ ...opened, name: "training.course_completed" });
    return [{ personId: person.id, at, scorePercent }];
  });
  await recordCompletions(ctx, courseId, progress);
  return usage;
}
