import { daysFrom, earliestOf, type LocalDate, latestOf } from "@arraigo/platform/calendar";
import type { PersonInScope } from "./scope";

/**
 * A person's observation for the speed of adoption: days in scope until the rollout was first adopted, or, without the
 * event, until today, or until their last day in scope if that came first. Null for somebody not in scope by today.
 */
export function daysToAdoption(person: PersonInScope, today: LocalDate): { days: number; event: boolean } | null {
  const { scopeFrom, scopeUntil, spells } = person;
  if (scopeFrom > today) return null;
  const lastDay = earliestOf(today, scopeUntil) ?? today;
  // A spell that was open when scope began (a changed job role, the habit kept) is an event on the first day.
  const spell = spells.find(({ lapsedOn }) => lapsedOn === null || lapsedOn > scopeFrom);
  const adoptedOn = spell && latestOf(scopeFrom, spell.adoptedOn);
  const event = adoptedOn !== undefined && adoptedOn <= lastDay;
  return { days: daysFrom(scopeFrom, event ? adoptedOn : lastDay), event };
}
