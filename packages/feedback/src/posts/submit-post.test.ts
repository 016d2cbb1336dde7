import { openWorld, type TestOrganisation, type TestPerson, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildPost, postToSubmit } from "../../test/factories";
import { feedbackModule } from "../index";
import type { router } from "../router";

let world: World<typeof router>;
let organisation: TestOrganisation<typeof router>;
let ana: TestPerson<typeof router>;
let leo: TestPerson<typeof router>;

beforeAll(async () => {
  world = await openWorld(feedbackModule);
  organisation = await world.organisation({ timeZone: "America/Bogota" });
  ana = await organisation.person();
  leo = await organisation.person();
});
afterAll(() => world.close());

describe("saying something under one's own name", () => {
  it("keeps the screen, its area and the organisation's day, publishes the fact and counts as use", async () => {
    world.setNow("2026-11-19T02:00:00Z"); // still the 18th in Bogotá
    const postId = await buildPost(ana);
    const post = await ana.call.posts.get({ postId });
    expect(post).toMatchObject({
      area: "crm",
      status: "received",
      postedOn: "2026-11-18",
      author: { as: "you" },
      screen: { path: "/crm/accounts", title: "Accounts" },
    });
    expect(world.published.at(-1)).toEqual({
      event: "feedback.post_submitted",
      payload: { postId, kind: "problem", area: "crm" },
    });
    expect(world.usage.at(-1)).toMatchObject({ name: "feedback.post_submitted", personId: ana.id });
  });

  it("is one post, however often the same submission arrives", async () => {
    const input = postToSubmit();
    const before = world.published.length;
    const answers = await Promise.all([1, 2, 3].map(() => ana.call.posts.submit(input)));
    expect(new Set(answers.map(({ postId }) => postId)).size).toBe(1);
    expect(world.published.length).toBe(before + 1);
  });

  it("refuses a text that is empty, and says which field", async () => {
    await expect(ana.call.posts.submit(postToSubmit({ text: "   " }))).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });

  it("finds what was already said while somebody types, whatever the accents and endings", async () => {
    const postId = await buildPost(ana, { text: "El informe semanal tarda demasiado en cargar" });
    const similar = await leo.call.posts.similar({ text: "los informes semanales tardan" });
    expect(similar.map(({ id }) => id)).toEqual([postId]);
    expect(await leo.call.posts.similar({ text: "vacaciones" })).toEqual([]);
  });

  it("no longer offers what has been decided as something to support", async () => {
    const manager = await organisation.person({ roles: ["change_manager"] });
    const postId = await buildPost(ana, { text: "Exportar facturas mensuales directamente" });
    await manager.call.posts.move({ postId, to: "done", reason: "Exports are live" });
    expect(await leo.call.posts.similar({ text: "exportar facturas mensuales" })).toEqual([]);
  });
});

describe("supporting what others said", () => {
  it("counts a person once, tells telemetry, and can be taken back", async () => {
    const postId = await buildPost(ana);
    await leo.call.posts.vote({ postId });
    await leo.call.posts.vote({ postId });
    expect(await leo.call.posts.get({ postId })).toMatchObject({ votes: 1, voted: true });
    expect(world.usage.at(-1)).toMatchObject({ name: "feedback.post_voted", personId: leo.id });
    await leo.call.posts.unvote({ postId });
    expect(await leo.call.posts.get({ postId })).toMatchObject({ votes: 0, voted: false });
  });

  it("is for others: nobody supports their own post", async () => {
    const postId = await buildPost(ana);
    await expect(ana.call.posts.vote({ postId })).rejects.toMatchObject({ code: "CONFLICT" });
  });
});
