import { Buffer } from "node:buffer";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type World } from "../../test/factories";
import { directoryModule } from "../index";

const router = directoryModule.router as typeof import("../router").router;
let world: World<typeof router>;
beforeAll(async () => {
  world = await openWorld({ ...directoryModule, router });
});
afterAll(() => world.close());

async function importing() {
  const admin = await (await world.organisation()).person({ roles: ["administrator"], email: "admin@example.com" });
  return async (rows: string, step: "plan" | "commit" = "commit") => {
    const { importId, mapping } = await admin.call.imports.upload({
      fileName: "people.csv",
      contentBase64: Buffer.from(`email,first name,last name,department,job title,location\n${rows}\n`).toString(
        "base64",
      ),
    });
    return admin.call.imports[step]({ importId, mapping });
  };
}

test("a bare unit name joins the only unit of that name, wherever it stands, and changes nobody who is in it", async () => {
  const bring = await importing();
  await bring("eva@example.com,Eva,Paz,Company / Sales · Bogotá,,");
  expect(await bring("leo@example.com,Leo,Gil,sales · bogotá,,\neva@example.com,,,Sales · Bogotá,,")).toMatchObject({
    created: 1,
    unchanged: 1,
    makes: { units: { count: 0, names: [] } },
  });
});

test("a name several units share is refused by row, one at the top is meant by its name, and a path makes its own", async () => {
  const bring = await importing();
  await bring("a@example.com,A,A,North / Sales,,\nb@example.com,B,B,South / Sales,,");
  const refused = await bring("c@example.com,C,C,Sales,,");
  expect(refused).toMatchObject({ created: 0, failed: 1, problems: [{ line: 2 }] });
  expect(refused.problems[0]?.reason).toContain("Sales");
  expect(await bring("d@example.com,D,D,North,,")).toMatchObject({ created: 1, makes: { units: { count: 0 } } });
  expect(await bring("e@example.com,E,E,East / Sales,,")).toMatchObject({
    makes: { units: { count: 2, names: ["East", "East / Sales"] } },
  });
});

test("the dry run names the units, job roles and places it would make, and the import makes exactly those", async () => {
  const bring = await importing();
  const rows =
    "eva@example.com,Eva,Paz,Sales / Bogotá,Seller,Bogotá\nleo@example.com,Leo,Gil,Sales,seller,Lima\n,No,Mail,Ghosts,Ghost,";
  const planned = await bring(rows, "plan");
  expect(planned.makes).toEqual({
    units: { count: 2, names: ["Sales", "Sales / Bogotá"] },
    jobRoles: { count: 1, names: ["Seller"] },
    locations: { count: 2, names: ["Bogotá", "Lima"] },
  });
  expect(await bring(rows)).toEqual(planned);
  expect((await bring(rows, "plan")).makes.units.count).toBe(0);
});
