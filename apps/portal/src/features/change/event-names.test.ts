import { expect, it } from "vitest";
import { eventGroups, isOwnEvent } from "./event-names";
import { messages } from "./messages/en";

it("every event Arraigo records has a text in words", () => {
  const texts: Record<string, Record<string, string>> = messages.events;
  const unsaid = eventGroups.flatMap((group) =>
    group.events.filter(({ name }) => !texts[group.module]?.[name]).map(({ event }) => event),
  );
  expect(unsaid).toEqual([]);
});

it("an event of an outside system is told apart from our own", () => {
  expect(isOwnEvent("change.rollout_planned")).toBe(true);
  expect(isOwnEvent("erp.invoice_posted")).toBe(false);
});
