import { withTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { type TestDatabase, testDatabase } from "@arraigo/db/testing";
import {
  type Ctx,
  createCallerFactory,
  createTranslate,
  type Mail,
  type Module,
  type RequestContext,
  router,
  type Services,
  silentLog,
  systemContext,
  type UsageEvent,
} from "@arraigo/platform";
import type { Language, PrivacyMode, Role } from "@arraigo/platform/contract";
import type { TRPCRouterRecord } from "@trpc/server";
import { loadActor } from "../src/access/load-actor";
import { roleAssignments } from "../src/access/tables";
import { directoryModule } from "../src/index";
import { jobRoles, locations, organisations, orgUnits, people } from "../src/people/tables";

function callerOf<R extends TRPCRouterRecord>(record: R, context: RequestContext) {
  return createCallerFactory(router(record))(context);
}
export type CallerOf<R extends TRPCRouterRecord> = ReturnType<typeof callerOf<R>>;

export interface TestPerson<R extends TRPCRouterRecord> {
  id: string;
  /** For calling verbs directly. Loaded fresh, so it holds the roles given above. */
  ctx: Ctx;
  /** The same person at their next request, with what they may do by then. */
  again(): Promise<TestPerson<R>>;
  /** The module's real procedures as this person: `await ana.call.posts.submit({ … })`. */
  call: CallerOf<R>;
}

export interface PersonOptions {
  roles?: Role[];
  /** Scope of the roles; left out, they hold for the whole organisation. */
  roleUnitId?: string;
  orgUnitId?: string;
  managerId?: string;
  jobRoleId?: string;
  locationId?: string;
  language?: Language;
  timeZone?: string;
  startsOn?: string;
  endsOn?: string;
  email?: string;
  externalId?: string;
  givenName?: string;
  familyName?: string;
}

export interface TestOrganisation<R extends TRPCRouterRecord> {
  id: string;
  /** The system's own context in this organisation. */
  system: Ctx;
  person(options?: PersonOptions): Promise<TestPerson<R>>;
  orgUnit(name?: string, parentId?: string): Promise<string>;
  jobRole(name?: string): Promise<string>;
  location(name?: string, timeZone?: string): Promise<string>;
}

/** A small running system: a real database, the module's real router, and a record of what left through the outbox. */
export interface World<R extends TRPCRouterRecord> {
  test: TestDatabase;
  services: Services;
  published: { event: string; payload: unknown }[];
  enqueued: { job: string; data: Record<string, unknown> }[];
  usage: UsageEvent[];
  mails: Mail[];
  setNow(instant: string): void;
  organisation(options?: {
    privacyMode?: PrivacyMode;
    language?: Language;
    timeZone?: string;
  }): Promise<TestOrganisation<R>>;
  close(): Promise<void>;
}

/** Opens a world for one test file. Close it in `afterAll`. `others` are modules whose views or messages the test needs. */
export async function openWorld<R extends TRPCRouterRecord>(
  module: Module<R>,
  others: readonly Module[] = [],
): Promise<World<R>> {
  const test = await testDatabase();
  const modules: Module[] = [directoryModule, module, ...others].filter(
    (each, index, all) => all.findIndex((other) => other.manifest.id === each.manifest.id) === index,
  );
  const published: World<R>["published"] = [];
  const enqueued: World<R>["enqueued"] = [];
  const usage: UsageEvent[] = [];
  const mails: Mail[] = [];
  let now = new Date("2026-11-18T12:00:00Z");
  const services: Services = {
    database: test.database,
    clock: { now: () => now },
    outbox: {
      publish: async (_db, event, payload) => void published.push({ event, payload }),
      enqueue: async (_db, job, data) => void enqueued.push({ job, data }),
    },
    telemetry: {
      record: async (_ctx, _tx, events) => void usage.push(...events),
      retract: async (_ctx, _tx, uses) => {
        const gone = new Set(uses.map((use) => use.messageId));
        usage.splice(0, usage.length, ...usage.filter((use) => !use.messageId || !gone.has(use.messageId)));
      },
    },
    evidence: new Map(
      modules.flatMap((each) =>
        Object.entries(each.evidence).map(([name, source]) => [`${each.manifest.id}.${name}`, source]),
      ),
    ),
    handover: new Map(modules.flatMap((each) => (each.handover ? [[each.manifest.id, each.handover] as const] : []))),
    manifests: modules.map((each) => each.manifest),
    translate: createTranslate(modules),
    log: silentLog,
    mailer: { send: async (mail) => void mails.push(mail) },
    portalUrl: "http://localhost:3000",
  };
  return {
    test,
    services,
    published,
    enqueued,
    usage,
    mails,
    setNow: (instant) => {
      now = new Date(instant);
    },
    organisation: (options = {}) => buildOrganisation(module, modules, services, options),
    close: () => test.close(),
  };
}

let counter = 0;
const next = () => ++counter;

async function acting<R extends TRPCRouterRecord>(
  module: Module<R>,
  modules: readonly Module[],
  services: Services,
  who: { organisationId: string; personId: string },
): Promise<TestPerson<R>> {
  const { organisationId, personId } = who;
  const loaded = await loadActor(
    services.database,
    modules,
    { organisationId, personId, sessionId: newId() },
    services.clock.now(),
  );
  if (!loaded) throw new Error("there is no such person any more");
  const { actor, privacyMode } = loaded;
  const request: RequestContext = {
    ...services,
    requestId: `test-${next()}`,
    language: actor.language,
    organisationId,
    privacyMode,
    actor,
  };
  return {
    id: personId,
    ctx: { ...request, organisationId, actor },
    call: callerOf(module.router, request),
    again: () => acting(module, modules, services, who),
  };
}

async function buildOrganisation<R extends TRPCRouterRecord>(
  module: Module<R>,
  modules: readonly Module[],
  services: Services,
  {
    privacyMode = "team",
    language = "en",
    timeZone = "UTC",
  }: { privacyMode?: PrivacyMode; language?: Language; timeZone?: string },
): Promise<TestOrganisation<R>> {
  const id = newId();
  const inside = <T>(work: Parameters<typeof withTenant<T>>[2]) => withTenant(services.database, id, work);
  await inside((db) =>
    db.insert(organisations).values({ id, name: `Organisation ${next()}`, language, timeZone, privacyMode }),
  );
  return {
    id,
    system: systemContext(services, { id, privacyMode, language, timeZone }, "test"),
    async orgUnit(name = `Unit ${next()}`, parentId) {
      const unitId = newId();
      await inside((db) =>
        db.insert(orgUnits).values({ id: unitId, organisationId: id, name, parentId: parentId ?? null }),
      );
      return unitId;
    },
    async jobRole(name = `Role ${next()}`) {
      const roleId = newId();
      await inside((db) => db.insert(jobRoles).values({ id: roleId, organisationId: id, name }));
      return roleId;
    },
    async location(name = `Place ${next()}`, zone = "UTC") {
      const locationId = newId();
      await inside((db) => db.insert(locations).values({ id: locationId, organisationId: id, name, timeZone: zone }));
      return locationId;
    },
    async person({ roles = [], roleUnitId, ...facts } = {}) {
      const personId = newId();
      const number = next();
      await inside(async (db) => {
        await db.insert(people).values({
          id: personId,
          organisationId: id,
          email: `person${number}@example.com`,
          givenName: "Ana",
          familyName: `Quiroz ${number}`,
          startsOn: "2020-01-01",
          language,
          timeZone,
          ...facts,
        });
        for (const role of roles)
          await db
            .insert(roleAssignments)
            .values({ organisationId: id, personId, role, orgUnitId: roleUnitId ?? null });
      });
      return acting(module, modules, services, { organisationId: id, personId });
    },
  };
}
