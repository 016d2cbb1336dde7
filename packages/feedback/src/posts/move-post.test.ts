import { randomUUID } from "node:crypto";
import { ofTenant, withTenant } from "@arraigo/db";
import { notices } from "@arraigo/directory/schema";
import { openWorld, type TestOrganisation, type TestPerson, type World } from "@arraigo/directory/testing";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildPost } from "../../test/factories";
import { feedbackModule } from "../index";
import type { router } from "../router";

let world: World<typeof router>;
let organisation: TestOrganisation<typeof router>;
let ana: TestPerson<typeof router>;
let leo: TestPerson<typeof router>;
let manager: TestPerson<typeof router>;

beforeAll(async () => {
  world = await openWorld(feedbackModule);
  organisation = await world.organisation();
  ana = await organisation.person({ language: "es" });
  leo = await organisation.person();
  manager = await organisation.person({ roles: ["change_manager"] });
});
afterAll(() => world.close());

const noticesOf = (personId: string) =>
  withTenant(world.services.database, organisation.id, (db) =>
    db
      .select({ kind: notices.kind, params: notices.params, to: notices.to })
      .from(notices)
      .where(and(ofTenant(notices.organisationId, organisation.id), eq(notices.personId, personId))),
  );

describe("deciding about a post", () => {
  it("is public with its reason, publishes the fact, and tells the author by notice and mail", async () => {
    const postId = await buildPost(ana);
    const { moveId } = await manager.call.posts.move({
      postId,
      to: "planned",
      reason: "The sector moves to the account",
    });
    expect(await leo.call.posts.get({ postId })).toMatchObject({
      status: "planned",
      moves: [{ from: "received", to: "planned", reason: "The sector moves to the account" }],
    });
    expect(world.published.at(-1)).toEqual({
      event: "feedback.post_moved",
      payload: { postId, moveId, from: "received", to: "planned" },
    });
    const told = (await noticesOf(ana.id)).find(({ to }) => to === `/voice/posts/${postId}`);
    expect(told).toMatchObject({ kind: "feedback.postMoved", to: `/voice/posts/${postId}` });
    expect(world.enqueued.at(-1)?.job).toBe("directory.mailNotice");
    expect(world.services.translate("es", "feedback.notices.postMoved", told?.params)).toContain(
      "ahora está planificado",
    );
  });

  it("tells those who supported it once it is decided, and not before", async () => {
    const postId = await buildPost(ana);
    await leo.call.posts.vote({ postId });
    await manager.call.posts.move({ postId, to: "under_review", reason: "Two teams ask for it" });
    expect(await noticesOf(leo.id)).toEqual([]);
    await manager.call.posts.move({ postId, to: "done", reason: "Live since Thursday" });
    expect(await noticesOf(leo.id)).toMatchObject([{ kind: "feedback.supportedPostMoved" }]);
  });

  it("happens once when clicked twice at the same time", async () => {
    const postId = await buildPost(ana);
    const move = () => manager.call.posts.move({ postId, to: "planned", reason: "In May" });
    const results = await Promise.allSettled([move(), move()]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await leo.call.posts.get({ postId })).moves).toHaveLength(1);
  });

  it("refuses a move that is not possible from where the post is, in the person's language", async () => {
    const postId = await buildPost(ana);
    await expect(manager.call.posts.move({ postId, to: "received", reason: "Undo" })).rejects.toMatchObject({
      code: "CONFLICT",
    });
  });

  it("needs a reason", async () => {
    const postId = await buildPost(ana);
    await expect(manager.call.posts.move({ postId, to: "declined", reason: " " })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
  });

  it("shows what was done about what was said, with the reason, newest first", async () => {
    const postId = await buildPost(ana);
    world.setNow("2026-11-20T12:00:00Z");
    await manager.call.posts.move({ postId, to: "done", reason: "Fixed on Thursday" });
    const { posts } = await leo.call.posts.done({});
    expect(posts[0]).toMatchObject({ id: postId, reason: "Fixed on Thursday", doneOn: "2026-11-20" });
  });
});

describe("answering a post", () => {
  it("is public, publishes the fact, tells the author, and happens once per submission", async () => {
    const postId = await buildPost(ana);
    const input = { postId, submissionKey: randomUUID(), text: "Thank you; it goes with the May release" };
    const first = await manager.call.posts.answer(input);
    const second = await manager.call.posts.answer(input);
    expect(second).toEqual(first);
    expect((await leo.call.posts.get({ postId })).replies).toMatchObject([{ text: input.text }]);
    expect(world.published.filter(({ event }) => event === "feedback.post_answered").at(-1)?.payload).toEqual({
      postId,
      answerId: first.answerId,
    });
    const told = (await noticesOf(ana.id)).filter(({ kind }) => kind === "feedback.postAnswered");
    expect(told).toMatchObject([{ to: `/voice/posts/${postId}` }]);
  });
});

describe("who may decide", () => {
  it("refuses employees, people managers, leaders and sponsors", async () => {
    const postId = await buildPost(ana);
    for (const role of ["employee", "people_manager", "leader", "sponsor"] as const) {
      const person = await organisation.person({ roles: [role] });
      await expect(person.call.posts.move({ postId, to: "done", reason: "Mine" })).rejects.toMatchObject({
        code: "FORBIDDEN",
      });
      await expect(
        person.call.posts.answer({ postId, submissionKey: randomUUID(), text: "Mine" }),
      ).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
  });

  it("keeps a change manager of one unit to that unit's posts", async () => {
    const unit = await organisation.orgUnit();
    const author = await organisation.person({ orgUnitId: unit });
    const unitManager = await organisation.person({ roles: ["change_manager"], roleUnitId: unit });
    const inside = await buildPost(author);
    const outside = await buildPost(ana);
    await unitManager.call.posts.move({ postId: inside, to: "planned", reason: "Ours" });
    await expect(
      unitManager.call.posts.move({ postId: outside, to: "planned", reason: "Theirs" }),
    ).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});
