import type { TestOrganisation } from "@arraigo/directory/testing";
import { telemetryModule } from "../src/index";

type Router = typeof telemetryModule.router;
type Person = Awaited<ReturnType<TestOrganisation<Router>["person"]>>;

/** Asks for somebody to be erased, lets the background do it as a worker would, and gives what the page says of it then. */
export async function erase(organisation: TestOrganisation<Router>, admin: Person, personId: string) {
  const { erasureId } = await admin.call.retention.erase({ personId });
  await telemetryModule.jobs["erasePerson"]?.(organisation.system, { erasureId });
  const { erasures } = await admin.call.retention.erasures();
  const done = erasures.find(({ id }) => id === erasureId);
  if (done?.state !== "done") throw new Error("the erasure did not end");
  return done;
}
