import { adoptionModule, recomputeAll } from "@arraigo/adoption";
import { changeModule } from "@arraigo/change";
import { crmModule } from "@arraigo/crm";
import { createOrganisation, directoryModule, enrolPeople } from "@arraigo/directory";
import { feedbackModule } from "@arraigo/feedback";
import { type Ctx, type Module, type Services, systemContext } from "@arraigo/platform";
import type { Language, PrivacyMode } from "@arraigo/platform/contract";
import { sponsorshipModule } from "@arraigo/sponsorship";
import { recordUsage, telemetryModule } from "@arraigo/telemetry";
import { trainingModule } from "@arraigo/training";
import { asPerson } from "./as-person";
import { addDays, dateIn, mondayOf } from "./calendar";
import { writeBusiness } from "./history/write-business";
import { writeCustomers } from "./history/write-customers";
import { goLiveWeeks, writeRollout } from "./history/write-rollout";
import { writeSponsorship } from "./history/write-sponsorship";
import { writeTraining } from "./history/write-training";
import { writeVoices } from "./history/write-voices";
import { planPeople, type SimulatedPeople, type SimulatedPerson } from "./people/plan-people";
import { drawHabits, type Habit } from "./process/draw-habits";
import { type Deed, drawUsage } from "./process/draw-usage";
import { createRandom } from "./random";

export interface SimulationOptions {
  name: string;
  seed: number | string;
  /** Everybody, cast included; from 12. */
  people: number;
  /** Full weeks since the first go-live, before the running one. */
  weeks: number;
  now: Date;
  language?: Language;
  timeZone?: string;
  privacyMode?: PrivacyMode;
  mailDomain?: string;
  /** Put before family names, to tell one organisation's data from another's. */
  marker?: string;
}

export interface Simulated {
  organisationId: string;
  rolloutId: string;
  people: SimulatedPeople;
  /** The truth behind the events. */
  habits: readonly Habit[];
  deeds: readonly Deed[];
  firstMonday: string;
  /** The person who plays a role of the cast, by the role's printed name. */
  personOf(role: string): SimulatedPerson;
}

const modules: readonly Module[] = [
  directoryModule,
  crmModule,
  telemetryModule,
  trainingModule,
  feedbackModule,
  changeModule,
  sponsorshipModule,
  adoptionModule,
];

/**
 * Makes an organisation of any size whose people take up a change by a known process, and writes what they did through the modules'
 * own verbs or their bulk forms. The same seed, size and time give the same people, habits and events.
 */
export async function simulate(services: Services, options: SimulationOptions): Promise<Simulated> {
  const {
    name,
    seed,
    people: total,
    weeks,
    now,
    language = "en",
    timeZone = "America/Bogota",
    privacyMode = "team",
  } = options;
  const random = createRandom(seed);
  const firstMonday = addDays(mondayOf(dateIn(timeZone, now)), -weeks * 7);
  const people = planPeople({
    random: random.fork("people"),
    total,
    firstMonday,
    weeks,
    mailDomain: options.mailDomain ?? "meridiano.example",
    ...(options.marker ? { marker: options.marker } : {}),
  });
  const habits = drawHabits(random.fork("habits"), people.people, weeks);
  const sponsors = people.people.filter((person) => person.cast?.roles.includes("sponsor"));
  const deeds = drawUsage({ random: random.fork("usage"), habits, sponsors, firstMonday, goLiveWeeks, now });

  const organisationId = random.fork("organisation").id(now);
  const organisation = await createOrganisation(services.database, {
    id: organisationId,
    name,
    language,
    timeZone,
    privacyMode,
  });
  const quiet: Services = { ...services, clock: { now: () => now } };
  const ctx = systemContext(quiet, organisation, "simulator");
  await enrolPeople(ctx, people.enrolment);

  const personOf = (role: string) => {
    const person = people.people.find((each) => each.cast?.role === role);
    if (!person) throw new Error(`nobody plays ${role}`);
    return person;
  };
  const actor = (role: string) => asPerson(quiet, modules, { organisationId, personId: personOf(role).id, at: now });
  const [manager, sponsor] = [await actor("change manager"), await actor("sponsor")];
  const at = (actorCtx: Ctx) => (instant: Date) => ({ ...actorCtx, clock: { now: () => instant } });

  const rolloutId = await writeRollout(manager, people, firstMonday);
  const customers = await writeCustomers(ctx, {
    random: random.fork("customers"),
    people: people.people,
    deeds,
    firstMonday,
    now,
  });
  await writeBusiness(ctx, { random: random.fork("business"), people: people.people, customers, now });
  await writeVoices(ctx, { random: random.fork("voices"), people: people.people, now, managerAt: at(manager) });
  const learned = await writeTraining(ctx, {
    random: random.fork("training"),
    people: people.people,
    unitIds: people.unitIds,
    firstMonday,
    now,
    manager,
  });
  const heard = await writeSponsorship(ctx, {
    random: random.fork("sponsorship"),
    people,
    rolloutId,
    sponsorId: personOf("sponsor").id,
    now,
    manager,
    sponsorAt: at(sponsor),
  });
  const did = deeds.map((deed) => ({ name: deed.event, personId: deed.person.id, occurredAt: deed.at }));
  await recordUsage(ctx, [...did, ...learned, ...heard.filter((event) => event.occurredAt <= now)], { silent: true });
  await recomputeAll(ctx);
  return { organisationId, rolloutId, people, habits, deeds, firstMonday, personOf };
}
