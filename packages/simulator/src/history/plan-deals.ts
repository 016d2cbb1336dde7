import type { BulkOpportunity } from "@arraigo/crm";
import { addDays, dateIn, instantIn } from "../calendar";
import type { Random } from "../random";
import { dealNames, nextSteps } from "../texts/customers";
import type { Customer } from "./write-customers";

/** Places in the default pipeline: new, qualified, proposal, won, lost. */
const [proposal, lost] = [2, 4];

interface DealPlan {
  stagePosition: number;
  /** Days from today; left out: no next step. */
  nextStepIn?: number;
  closesIn: number;
  daysOld: number;
}

/** What a guided tour should find: a step that is overdue, a deal without one, and an offer whose day has passed. */
const tour: readonly DealPlan[] = [
  { stagePosition: 1, nextStepIn: -1, closesIn: 21, daysOld: 40 },
  { stagePosition: 0, closesIn: 45, daysOld: 25 },
  { stagePosition: proposal, nextStepIn: 0, closesIn: -2, daysOld: 60 },
];

/** Why a manager let an offer go out before its next step was agreed. */
const hurried = {
  en: "The tender closed that day; the next step is agreed with them on the phone tomorrow.",
  es: "La licitación cerraba ese día; el próximo paso se acuerda mañana con ellos por teléfono.",
};

/** One in ten or so, told by the id, so that nothing else that is drawn changes. */
const isHurried = (id: string) => Number.parseInt(id.slice(-2), 16) % 10 === 0;

/** None to two deals a customer, spread over the stages; most open ones have a next step. */
export function planDeals(customer: Customer, random: Random, now: Date): BulkOpportunity[] {
  const drawn = Array.from({ length: random.pick([0, 1, 1, 1, 2]) }, () => drawDeal(random));
  const deals = customer.owner.cast?.role === "employee" && customer.first ? tour : drawn;
  return deals.map((deal) => writeDeal(customer, deal, random, now));
}

function drawDeal(random: Random): DealPlan {
  const stagePosition = random.pick([0, 0, 1, 1, proposal, proposal, 3, lost]);
  const open = stagePosition <= proposal;
  const stepped = open && (stagePosition === proposal || random.chance(0.55));
  return {
    stagePosition,
    ...(stepped ? { nextStepIn: random.whole(-3, 12) } : {}),
    closesIn: open ? random.whole(-6, 60) : -random.whole(1, 15),
    daysOld: random.whole(20, 110),
  };
}

function writeDeal(customer: Customer, deal: DealPlan, random: Random, now: Date): BulkOpportunity {
  const { owner } = customer;
  const today = dateIn(owner.timeZone, now);
  const createdAt = instantIn(owner.timeZone, addDays(today, -deal.daysOld), random.whole(480, 1_000));
  const id = random.id(createdAt);
  customer.deals.push(id);
  return {
    id,
    name: random.pick(dealNames[owner.language]),
    ownerId: owner.id,
    accountId: customer.accountId,
    ...(customer.contacts[0] ? { contactId: customer.contacts[0].id } : {}),
    amountMinor: random.whole(8, 480) * 25_000,
    currency: "USD",
    closesOn: addDays(today, deal.closesIn),
    ...(deal.nextStepIn === undefined
      ? {}
      : { nextStep: random.pick(nextSteps[owner.language]), nextStepOn: addDays(today, deal.nextStepIn) }),
    ...(deal.stagePosition === lost
      ? {
          reason:
            owner.language === "es" ? "Eligieron a otro proveedor por plazo" : "Chose another supplier for lead time",
        }
      : {}),
    stagePosition: deal.stagePosition,
    ...(owner.managerId && deal.stagePosition === proposal && isHurried(id)
      ? { override: { by: owner.managerId, reason: hurried[owner.language], missing: ["nextStep", "nextStepOn"] } }
      : {}),
    createdAt,
    moves: movesTo(deal.stagePosition).map((stagePosition, step) => ({
      stagePosition,
      at: new Date(createdAt.getTime() + (step + 1) * 4 * 86_400_000),
    })),
  };
}

/** The stages a deal went through: one by one, and to "lost" from wherever it was qualified. */
function movesTo(stagePosition: number): number[] {
  if (stagePosition === lost) return [1, lost];
  return Array.from({ length: stagePosition }, (_, step) => step + 1);
}
