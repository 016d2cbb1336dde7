import { openWorld, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildAccount } from "../../test/factories";
import { crmModule } from "../index";
import type { router } from "../router";

let world: World<typeof router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

describe("the words of a search", () => {
  const search = "Grupo Aceros Norte SL";

  it("are all looked for, in lists, counts, the palette, global search, pickers and exports", async () => {
    const ana = await (await world.organisation()).person();
    await buildAccount(ana, "Grupo Aceros Norte SA");
    await buildAccount(ana, search);
    const names = [search];
    for (const sort of [undefined, { field: "createdAt", direction: "desc" } as const])
      expect((await ana.call.accounts.list({ search, sort })).rows.map((row) => row.name)).toEqual(names);
    expect(await ana.call.accounts.count({ search })).toMatchObject({ count: 1 });
    expect((await ana.call.records.find({ text: search })).accounts.map((row) => row.name)).toEqual(names);
    const { groups } = await ana.call.search.all({ text: search });
    expect(groups.flatMap((group) => group.rows.map((row) => row.name))).toEqual(names);
    expect(await ana.call.accounts.export({ filter: { search } })).toMatchObject({ rows: 1 });
  });

  it("keep a bulk removal from taking along what lacks one of them", async () => {
    const ana = await (await world.organisation()).person();
    await buildAccount(ana, "Grupo Aceros Norte SA");
    await buildAccount(ana, search);
    await ana.call.accounts.remove({ filter: { search } });
    expect((await ana.call.accounts.list({})).rows.map((row) => row.name)).toEqual(["Grupo Aceros Norte SA"]);
  });

  it("are refused, not dropped, where there are more than are looked for", async () => {
    const ana = await (await world.organisation()).person();
    const words = Array.from({ length: 41 }, (_, index) => String.fromCodePoint(0x4e00 + index)).join(" ");
    await expect(ana.call.accounts.list({ search: words })).rejects.toMatchObject({
      cause: { code: "crm.SearchTooLong" },
    });
    await expect(ana.call.accounts.remove({ filter: { search: words } })).rejects.toMatchObject({
      cause: { code: "crm.SearchTooLong" },
    });
  });
});
