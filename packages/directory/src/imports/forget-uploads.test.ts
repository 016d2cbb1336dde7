import { Buffer } from "node:buffer";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld } from "../../test/factories";
import { directoryModule } from "../index";
import { forgetUploads } from "./forget-uploads";

let world: Awaited<ReturnType<typeof openWorld<typeof directoryModule.router>>>;
beforeAll(async () => {
  world = await openWorld(directoryModule);
});
afterAll(() => world.close());

test("a file that nobody imported is forgotten after a day, and not before", async () => {
  const organisation = await world.organisation();
  const admin = await organisation.person({ roles: ["administrator"] });
  world.setNow("2026-11-20T09:00:00Z");
  const contentBase64 = Buffer.from("email,first name,last name\nnora@example.com,Nora,New\n").toString("base64");
  const { importId, mapping } = await admin.call.imports.upload({ fileName: "people.csv", contentBase64 });
  world.setNow("2026-11-21T08:00:00Z");
  await forgetUploads(organisation.system, {});
  expect(await admin.call.imports.plan({ importId, mapping })).toMatchObject({ created: 1 });
  world.setNow("2026-11-21T10:00:00Z");
  await forgetUploads(organisation.system, {});
  await expect(admin.call.imports.plan({ importId, mapping })).rejects.toThrow("ImportFinished");
});
