import { openWorld } from "@arraigo/directory/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bringIn, type ImportWorld } from "../imports/testing/bring-in";
import { crmModule } from "../index";

let world: ImportWorld;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

const content = `First name,Last name,Contact id,Email,Email work,Phone,Phone home
Marta,Lago,X-7,marta@lago.example,work@lago.example,+34 600 100 200,+34 600 100 201
Pilar,Soto,X-8,pilar@soto.example,,600100300,
`;

/** An organisation with two people, of whom one has several addresses, some with what was said at them. */
async function brought(language: "en" | "es") {
  const org = await world.organisation();
  const ana = await org.person({ language });
  await bringIn(world, org, ana, { content });
  const of = async (search: string) => (await ana.call.contacts.list({ search })).rows[0]?.id ?? "";
  return { org, ana, of };
}

test.each(["en", "es"] as const)(
  "an exported list brings every address with what was said at each, and the number elsewhere, into another organisation (%s)",
  async (language) => {
    const { ana, of } = await brought(language);
    const id = await of("Marta");
    const mark = (value: string, kind: "email" | "phone", said: "optOut" | "consent" | "invalid") =>
      ana.call.contacts.points.mark({ id, kind, value, mark: said, on: true, from: "at a fair" });
    await mark("work@lago.example", "email", "optOut");
    await mark("marta@lago.example", "email", "consent");
    await mark("+34 600 100 201", "phone", "invalid");
    const pilar = { id: await of("Pilar"), kind: "email", value: "pilar@soto.example" } as const;
    await ana.call.contacts.points.mark({ ...pilar, mark: "optOut", on: true, from: "at a fair" });
    const file = await ana.call.contacts.export({ format: "csv" });
    const text = file.state === "ready" ? Buffer.from(file.content, "base64").toString() : "";

    const there = await world.organisation();
    const leo = await there.person({ language });
    await bringIn(world, there, leo, { content: text });
    const states = async (search: string) => {
      const [row] = (await leo.call.contacts.list({ search })).rows;
      const points = await leo.call.contacts.points.list({ id: row?.id ?? "" });
      return Object.fromEntries(points.map((point) => [point.value, point.state]));
    };
    expect(await states("Marta")).toEqual({
      "marta@lago.example": "consented",
      "work@lago.example": "optedOut",
      "+34 600 100 200": "unknown",
      "+34 600 100 201": "invalid",
    });
    expect(await states("Pilar")).toMatchObject({ "pilar@soto.example": "optedOut" });
    const [row] = (await leo.call.contacts.list({ search: "Marta" })).rows;
    expect((await leo.call.contacts.get({ id: row?.id ?? "" })).externalId).toBe("X-7");
  },
);
