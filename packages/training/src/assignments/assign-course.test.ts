import { ofTenant, withTenant } from "@arraigo/db";
import { notices } from "@arraigo/directory/schema";
import { openWorld, type TestOrganisation, type TestPerson, type World } from "@arraigo/directory/testing";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerQuiz, buildCourse, readEverything } from "../../test/factories";
import { trainingModule } from "../index";
import type { router } from "../router";
import { remindLearners } from "./remind-learners";

let world: World<typeof router>;
let organisation: TestOrganisation<typeof router>;
let manager: TestPerson<typeof router>;

beforeAll(async () => {
  world = await openWorld(trainingModule);
  organisation = await world.organisation();
  manager = await organisation.person({ roles: ["change_manager"] });
});
afterAll(() => world.close());

const toldTo = async (person: { id: string }) => {
  const rows = await withTenant(world.services.database, organisation.id, (db) =>
    db
      .select({ kind: notices.kind, params: notices.params })
      .from(notices)
      .where(and(ofTenant(notices.organisationId, organisation.id), eq(notices.personId, person.id))),
  );
  return rows.map(({ kind, params }) => ({
    kind,
    text: world.services.translate("es", kind.replace(".", ".notices."), params),
  }));
};

describe("assigning a course", () => {
  it("reaches a unit with everything below it, tells each new person once in their language, and publishes one fact", async () => {
    const unit = await organisation.orgUnit();
    const below = await organisation.orgUnit(undefined, unit);
    const [ana, leo] = [
      await organisation.person({ orgUnitId: unit, language: "es" }),
      await organisation.person({ orgUnitId: below }),
    ];
    const gone = await organisation.person({ orgUnitId: unit, endsOn: "2026-11-19" });
    world.setNow("2026-11-20T12:00:00Z");
    const courseId = await buildCourse(manager);
    const assign = () =>
      manager.call.assignments.assign({ courseId, to: { kind: "orgUnit", orgUnitId: unit }, dueOn: "2026-11-30" });
    expect(await assign()).toEqual({ assigned: 2 });
    expect(world.published.at(-1)).toEqual({
      event: "training.course_assigned",
      payload: { courseId, people: 2, dueOn: "2026-11-30" },
    });
    expect(await assign()).toEqual({ assigned: 0 });
    expect(await toldTo(ana)).toEqual([
      {
        kind: "training.courseAssignedDue",
        text: "Un curso para ti: «Curso pequeño», hasta el 30 de noviembre de 2026.",
      },
    ]);
    expect((await leo.call.learning.mine()).assigned).toMatchObject([
      { courseId, dueOn: "2026-11-30", overdue: false },
    ]);
    expect(await toldTo(gone)).toEqual([]);
  });

  it("reaches a job role, and takes a request back without taking what was learned", async () => {
    const jobRoleId = await organisation.jobRole();
    const ana = await organisation.person({ jobRoleId });
    const courseId = await buildCourse(manager);
    expect(await manager.call.assignments.assign({ courseId, to: { kind: "jobRole", jobRoleId } })).toEqual({
      assigned: 1,
    });
    await readEverything(ana, courseId);
    expect(await manager.call.assignments.unassign({ courseId, personIds: [ana.id] })).toEqual({ unassigned: 1 });
    expect((await ana.call.learning.mine()).goOn).toMatchObject({ courseId, read: 2, assigned: false });
  });

  it("keeps a people manager to the own team: one name outside, and nothing happens", async () => {
    const lead = await organisation.person({ roles: ["people_manager"] });
    const inside = await organisation.person({ managerId: lead.id });
    const outside = await organisation.person();
    const courseId = await buildCourse(manager);
    const assign = (personIds: string[]) =>
      lead.call.assignments.assign({ courseId, to: { kind: "people", personIds } });
    await expect(assign([inside.id, outside.id])).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await inside.call.learning.mine()).assigned).toEqual([]);
    expect(await assign([inside.id])).toEqual({ assigned: 1 });
    expect((await lead.call.assignments.targets()).people.map(({ id }) => id)).toContain(inside.id);
    expect((await lead.call.assignments.targets()).people.map(({ id }) => id)).not.toContain(outside.id);
  });

  it("is refused to employees and leaders, for a draft, and for a day that is past", async () => {
    const courseId = await buildCourse(manager);
    for (const role of ["employee", "leader", "sponsor"] as const) {
      const person = await organisation.person({ roles: [role] });
      const refusal = { code: "FORBIDDEN" };
      await expect(person.call.assignments.assign({ courseId, to: { kind: "everybody" } })).rejects.toMatchObject(
        refusal,
      );
      await expect(person.call.assignments.unassign({ courseId, personIds: [manager.id] })).rejects.toMatchObject(
        refusal,
      );
      await expect(person.call.assignments.targets()).rejects.toMatchObject(refusal);
    }
    const to = { kind: "people" as const, personIds: [manager.id] };
    await expect(manager.call.assignments.assign({ courseId, to, dueOn: "2026-11-01" })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
    await manager.call.courses.unpublish({ courseId });
    await expect(manager.call.assignments.assign({ courseId, to })).rejects.toMatchObject({ code: "CONFLICT" });
  });
});

describe("reminders", () => {
  it("come once before and once after the due date, and not to whoever has finished", async () => {
    world.setNow("2026-11-18T12:00:00Z");
    const courseId = await buildCourse(manager);
    const [ana, done] = [await organisation.person(), await organisation.person()];
    await manager.call.assignments.assign({
      courseId,
      to: { kind: "people", personIds: [ana.id, done.id] },
      dueOn: "2026-11-25",
    });
    await readEverything(done, courseId);
    await answerQuiz(done, courseId, true);
    for (const day of ["2026-11-19", "2026-11-22", "2026-11-23", "2026-11-25", "2026-11-26", "2026-11-27"]) {
      world.setNow(`${day}T12:00:00Z`);
      await remindLearners(organisation.system);
    }
    const kinds = (await toldTo(ana)).map(({ kind }) => kind).toSorted();
    expect(kinds).toEqual(["training.courseAssignedDue", "training.courseDueSoon", "training.courseOverdue"]);
    expect((await toldTo(done)).map(({ kind }) => kind)).toEqual(["training.courseAssignedDue"]);
  });
});
