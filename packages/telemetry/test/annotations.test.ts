import { openWorld, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { telemetryModule } from "../src/index";
import { look } from "./looking";

let world: World<typeof telemetryModule.router>;
beforeAll(async () => {
  world = await openWorld(telemetryModule);
});
afterAll(() => world.close());

const november = { from: "2026-11-01", until: "2026-11-30" };

describe("what stands on a time axis", () => {
  it("is what people wrote and what other modules publish, in days of the organisation, in the reader's words", async () => {
    const company = await world.organisation({ timeZone: "America/Lima" });
    world.setNow("2026-11-20T12:00:00Z");
    const manager = await company.person({ roles: ["change_manager"] });
    const people = await Promise.all(Array.from({ length: 6 }, () => company.person()));
    const run = (text: string, ...values: unknown[]) => look(world.test.ownerUrl, text, [company.id, ...values]);
    const [rollout, wave, course] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
    const columns = (table: string) =>
      look<{ name: string }>(
        world.test.ownerUrl,
        "select column_name as name from information_schema.columns where table_schema || '.' || table_name = $1",
        [table],
      );
    expect((await columns("training.assigned_v1")).map(({ name }) => name)).not.toContain("person_id");
    await run(
      `insert into change.rollouts (organisation_id, id, name, objective, starts_on) values ($1, $2, '{"en":"New CRM","es":"Nuevo CRM"}', '{"en":"x"}', '2026-11-01')`,
      rollout,
    );
    await run(
      `insert into change.waves (organisation_id, id, rollout_id, name, position, go_live_on) values ($1, $3, $2, '{"en":"North"}', 1, '2026-11-09')`,
      rollout,
      wave,
    );
    await run(
      `insert into training.courses (organisation_id, id, title, summary, pass_mark_percent, attempts_per_day_max, submission_key, updated_at)
       values ($1, $2, '{"en":"First steps"}', '{"en":"x"}', 80, 3, gen_random_uuid(), now())`,
      course,
    );
    // Eleven in the evening in Lima is the next day elsewhere.
    for (const [at, { id }] of people.entries())
      await run(
        "insert into training.assignments (organisation_id, course_id, person_id, assigned_at) values ($1, $2, $3, $4)",
        course,
        id,
        at < 5 ? "2026-11-12T04:00:00Z" : "2026-11-14T12:00:00Z",
      );
    await manager.call.annotations.write({ day: "2026-11-15", kind: "release", label: "2.4" });
    const { annotations, mayWrite } = await manager.call.annotations.list(november);
    expect(mayWrite).toBe(true);
    expect(annotations).toMatchObject([
      { id: null, day: "2026-11-09", kind: "go_live", label: "North", of: expect.stringMatching(/CRM$/u) },
      { id: null, day: "2026-11-11", kind: "course", label: "First steps" },
      { day: "2026-11-15", kind: "release", label: "2.4" },
    ]);
    expect((await manager.call.annotations.list({ from: "2026-11-10", until: "2026-11-10" })).annotations).toEqual([]);
    const reader = await company.person();
    expect((await reader.call.annotations.list(november)).mayWrite).toBe(false);
    const stranger = await (await world.organisation()).person({ roles: ["administrator"] });
    expect((await stranger.call.annotations.list(november)).annotations).toEqual([]);
  });

  it("is written, changed, removed and put back by those who may, and who did is written down", async () => {
    const company = await world.organisation();
    world.setNow("2026-11-20T12:00:00Z");
    const manager = await company.person({ roles: ["change_manager"] });
    const note = { day: "2026-11-15", kind: "other" as const, label: "Strike" };
    const { id } = await manager.call.annotations.write(note);
    await manager.call.annotations.write({ ...note, id, label: "Transport strike" });
    const labels = async () => (await manager.call.annotations.list(november)).annotations.map(({ label }) => label);
    expect(await labels()).toEqual(["Transport strike"]);
    await manager.call.annotations.remove({ id });
    expect(await labels()).toEqual([]);
    await expect(manager.call.annotations.write({ ...note, id })).rejects.toThrow("AnnotationNotFound");
    await manager.call.annotations.restore({ id });
    expect(await labels()).toEqual(["Transport strike"]);
    const audit = await look<{ action: string }>(
      world.test.ownerUrl,
      "select action from directory.audit_entries where organisation_id = $1",
      [company.id],
    );
    expect(audit).toHaveLength(4);
    const leader = await company.person({ roles: ["leader"] });
    await expect(leader.call.annotations.write(note)).rejects.toThrow("NotPermitted");
    const other = await (await world.organisation()).person({ roles: ["administrator"] });
    await expect(other.call.annotations.remove({ id })).rejects.toThrow("AnnotationNotFound");
    await expect(manager.call.annotations.list({ from: "2020-01-01", until: "2026-01-01" })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
  });
});
