import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { IntlProvider } from "use-intl";
import { beforeEach, expect, it } from "vitest";
import { messages as common } from "../../../../lib/messages/en";
import { queryClient } from "../../../../lib/trpc";
import { messages as crm } from "../../messages/en";
import { type Entry, TimelineEntry } from "./timeline-entry";

beforeEach(() => queryClient.setQueryData(["session"], { permissions: [], roles: [], person: { timeZone: "UTC" } }));

const entry: Entry = {
  id: "1",
  kind: "merged",
  source: "screen",
  subjectType: "contact",
  subjectId: "2",
  subjectName: null,
  actorName: "Ana Ruiz",
  occurredAt: "2026-11-20T12:00:00Z",
  activityId: null,
  activityKind: null,
  text: null,
  minutes: null,
  dueOn: null,
  assigneeName: null,
  changedAt: null,
  mine: false,
  changes: [],
};

function show(changed: Partial<Entry>) {
  render(
    <QueryClientProvider client={queryClient}>
      <IntlProvider locale="en" timeZone="UTC" messages={{ common, crm }}>
        <TimelineEntry entry={{ ...entry, ...changed }} currency={null} />
      </IntlProvider>
    </QueryClientProvider>,
  );
}

it("a merge names all it joined, and taking it apart whom it left", () => {
  const merged = (from: string | null, to: string | null) => ({ field: "merged", from, to, eventId: "1" });
  show({ changes: [merged("Lola Mar", null), merged("L. Mar", null)] });
  expect(screen.getByText(/merged Lola Mar and L\. Mar into it/u)).toBeTruthy();
  show({ kind: "unmerged", changes: [merged(null, "Luz Mar")] });
  expect(screen.getByText(/took it apart from Luz Mar/u)).toBeTruthy();
  expect(screen.queryByText(/empty/u)).toBeNull();
});

it("a line's money is written as its reader writes it", () => {
  const line = { field: "line", from: null, to: "Pump · 2 × 12000.00 EUR", eventId: "1" };
  show({ kind: "line_added", changes: [line] });
  expect(screen.getByText(/added a line: Pump · 2 × €12,000/u)).toBeTruthy();
});
