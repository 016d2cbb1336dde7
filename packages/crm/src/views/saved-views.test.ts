import { openWorld, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { crmModule } from "../index";
import type { router } from "../router";

let world: World<typeof router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

const query = {
  owner: "mine" as const,
  conditions: [{ field: "city", op: "is" as const, value: "Lima" }],
  sort: { field: "name", direction: "asc" as const },
  columns: ["city", "phone"],
};

describe("saved views", () => {
  it("are one's own until somebody who may shares them; then everybody has them and only the owner changes them", async () => {
    const org = await world.organisation();
    const ana = await org.person();
    const manager = await org.person({ roles: ["people_manager"] });
    const { id } = await manager.call.views.save({ type: "account", name: "Lima", query });
    const seen = () => ana.call.views.list({ type: "account" });
    expect(await seen()).toEqual([]);
    await manager.call.views.share({ id });
    expect(await seen()).toMatchObject([{ id, name: "Lima", shared: true, mine: false, query }]);
    await expect(ana.call.views.rename({ id, name: "Mine now" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(ana.call.views.remove({ id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(ana.call.views.share({ id })).rejects.toMatchObject({ code: "FORBIDDEN" });
    const other = await org.person({ roles: ["administrator"] });
    await expect(other.call.views.save({ id, type: "account", name: "X", query })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await other.call.views.unshare({ id });
    expect(await seen()).toEqual([]);
    expect(await ana.call.views.list({ type: "contact" })).toEqual([]);
    await manager.call.views.rename({ id, name: "Lima y Cusco" });
    expect((await manager.call.views.list({ type: "account" }))[0]?.name).toBe("Lima y Cusco");
    await manager.call.views.remove({ id });
    expect(await manager.call.views.list({ type: "account" })).toEqual([]);
  });

  it("of another organisation do not exist", async () => {
    const ana = await (await world.organisation()).person({ roles: ["administrator"] });
    const { id } = await ana.call.views.save({ type: "lead", name: "Mine", query: {} });
    await ana.call.views.share({ id });
    const stranger = await (await world.organisation()).person({ roles: ["administrator"] });
    expect(await stranger.call.views.list({ type: "lead" })).toEqual([]);
    await expect(stranger.call.views.unshare({ id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
