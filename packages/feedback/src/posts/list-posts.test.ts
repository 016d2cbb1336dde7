import { openWorld, type TestOrganisation, type TestPerson, type World } from "@arraigo/directory/testing";
import { isSuppressed } from "@arraigo/platform/disclosure";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildAnonymousPost, buildPost } from "../../test/factories";
import { feedbackModule, submitPosts } from "../index";
import type { router } from "../router";
import { answeredShare } from "./answered-share";

let world: World<typeof router>;
beforeAll(async () => {
  world = await openWorld(feedbackModule);
});
afterAll(() => world.close());

async function team(organisation: TestOrganisation<typeof router>, size: number) {
  const place = { orgUnitId: await organisation.orgUnit("Sales"), jobRoleId: await organisation.jobRole("Seller") };
  const people: TestPerson<typeof router>[] = [];
  for (let n = 0; n < size; n += 1) people.push(await organisation.person(place));
  return people;
}

describe("what a reader learns about an author", () => {
  it("is job role and unit where at least five share them, and nothing where four do", async () => {
    for (const [size, author] of [
      [5, { as: "group", jobRole: "Seller", orgUnit: "Sales" }],
      [4, { as: "colleague" }],
    ] as const) {
      const organisation = await world.organisation();
      const [ana] = await team(organisation, size);
      const reader = await organisation.person();
      if (!ana) throw new Error("a team has people");
      const postId = await buildPost(ana);
      const post = await reader.call.posts.get({ postId });
      expect(post.author).toEqual(author);
      expect(post.screen).toBeNull();
      expect(JSON.stringify(post)).not.toContain(ana.id);
    }
  });

  it("is the name for a change manager in team mode only where the author asked for help", async () => {
    const organisation = await world.organisation({ privacyMode: "team" });
    const ana = await organisation.person();
    const manager = await organisation.person({ roles: ["change_manager"] });
    const quiet = await manager.call.posts.get({ postId: await buildPost(ana) });
    const helped = await manager.call.posts.get({ postId: await buildPost(ana, { askForHelp: true }) });
    expect(quiet.author).toEqual({ as: "colleague" });
    expect(helped.author).toMatchObject({ as: "person", personId: ana.id });
  });

  it("is never a name where a works council watches", async () => {
    const organisation = await world.organisation({ privacyMode: "works_council" });
    const ana = await organisation.person();
    const manager = await organisation.person({ roles: ["change_manager"] });
    const post = await manager.call.posts.get({ postId: await buildPost(ana, { askForHelp: true }) });
    expect(post).toMatchObject({ author: { as: "colleague" }, askedForHelp: false });
  });
});

describe("the board", () => {
  it("pages through every post once, whichever the order, both kinds together", async () => {
    const organisation = await world.organisation();
    const [ana, leo] = [await organisation.person(), await organisation.person()];
    const ids: string[] = [];
    for (let n = 0; n < 3; n += 1) {
      ids.push(await buildPost(ana, { text: `Said by name ${n}` }));
      ids.push((await buildAnonymousPost(ana)).postId);
    }
    await leo.call.posts.vote({ postId: ids[2] ?? "" });
    for (const sort of ["newest", "votes"] as const) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await leo.call.posts.list({ limit: 2, sort, cursor });
        seen.push(...page.posts.map(({ id }) => id));
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      expect(seen.toSorted()).toEqual(ids.toSorted());
      if (sort === "votes") expect(seen[0]).toBe(ids[2]);
    }
  });

  it("narrows by status, kind, area, words and mine", async () => {
    const organisation = await world.organisation();
    const [ana, manager] = [await organisation.person(), await organisation.person({ roles: ["change_manager"] })];
    const idea = await buildPost(ana, {
      kind: "idea",
      text: "Tomar notas por voz",
      screen: { path: "/learn", title: "Learn" },
    });
    const problem = await buildPost(manager);
    await manager.call.posts.move({ postId: problem, to: "declined", reason: "By contract" });
    const found = async (filter: Parameters<typeof ana.call.posts.list>[0]) =>
      (await ana.call.posts.list(filter)).posts.map(({ id }) => id);
    expect(await found({ status: "declined" })).toEqual([problem]);
    expect(await found({ kind: "idea" })).toEqual([idea]);
    expect(await found({ area: "learn" })).toEqual([idea]);
    expect(await found({ words: "notas de voz" })).toEqual([idea]);
    expect(await found({ mine: true })).toEqual([idea]);
  });

  it("refuses a place it never handed out", async () => {
    const ana = await (await world.organisation()).person();
    for (const cursor of ["x", "e30", Buffer.from('{"votes":-1}').toString("base64url")])
      await expect(ana.call.posts.list({ cursor })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });

  it("ends at the organisation: another one's posts cannot be read, supported, moved or answered", async () => {
    const [here, there] = [await world.organisation(), await world.organisation()];
    const postId = await buildPost(await there.person());
    const anonymous = await buildAnonymousPost(await there.person());
    const stranger = await here.person({ roles: ["change_manager"] });
    for (const id of [postId, anonymous.postId]) {
      const refusal = { code: "NOT_FOUND" };
      await expect(stranger.call.posts.get({ postId: id })).rejects.toMatchObject(refusal);
      await expect(stranger.call.posts.vote({ postId: id })).rejects.toMatchObject(refusal);
      await expect(stranger.call.posts.move({ postId: id, to: "done", reason: "x" })).rejects.toMatchObject(refusal);
      await expect(stranger.call.posts.answer({ postId: id, submissionKey: id, text: "x" })).rejects.toMatchObject(
        refusal,
      );
    }
    await expect(stranger.call.posts.findByReceipt({ receipt: anonymous.receipt })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect((await stranger.call.posts.list({})).posts).toEqual([]);
  });
});

describe("how the organisation responds", () => {
  it("counts a post as answered by its first public word, and takes the median of days until it", async () => {
    const organisation = await world.organisation();
    const ana = await organisation.person();
    const manager = await organisation.person({ roles: ["change_manager"] });
    expect(await ana.call.posts.figures()).toMatchObject({ posts: 0, medianDaysToFirstAnswer: null });
    world.setNow("2026-11-01T12:00:00Z");
    const [quick, slow] = [await buildPost(ana), await buildPost(ana)];
    await buildPost(ana);
    world.setNow("2026-11-03T12:00:00Z");
    await manager.call.posts.move({ postId: quick, to: "planned", reason: "Soon" });
    world.setNow("2026-11-09T12:00:00Z");
    await manager.call.posts.answer({ postId: slow, submissionKey: slow, text: "Sorry for the wait" });
    expect(await ana.call.posts.figures()).toMatchObject({
      posts: 3,
      answered: 2,
      medianDaysToFirstAnswer: 5, // 2 and 8
      oldestUnansweredDays: 8,
    });
  });

  it("gives adoption no figure for a group with fewer than five authors, nor one it could be worked out from", async () => {
    const organisation = await world.organisation();
    const people: string[] = [];
    for (let n = 0; n < 15; n += 1) people.push((await organisation.person()).id);
    await submitPosts(
      organisation.system,
      people.map((authorId) => ({
        kind: "problem" as const,
        text: "Slow",
        screen: { path: "/crm", title: "Board" },
        at: new Date("2026-11-02T12:00:00Z"),
        authorId,
      })),
    );
    const window = { from: "2026-11-01", to: "2026-11-30" };
    const read = (groups: string[][]) => answeredShare.perGroup?.(organisation.system, groups, window) ?? [];
    const [small, beside, large] = await read([people.slice(0, 4), people.slice(4, 9), people.slice(9)]);
    expect([small, beside, large].map(isSuppressed)).toEqual([true, true, false]);
    expect(large).toMatchObject({ numerator: 0, denominator: 6 });
    expect(answeredShare.perPerson).toBeUndefined();
  });
});
