import { EnglishUi } from "@arraigo/ui/english-ui";
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { IntlProvider } from "use-intl";
import { beforeEach, expect, it } from "vitest";
import { queryClient, trpc } from "../../../lib/trpc";
import { messages } from "../messages/en";
import { UnitPicker } from "./unit-picker";

beforeEach(() => {
  queryClient.setQueryData(trpc.directory.structure.get.queryKey(), {
    orgUnits: [
      { id: "sales", parentId: null, name: "Sales", people: 2 },
      { id: "bogota", parentId: "sales", name: "Sales · Bogotá", people: 6 },
      { id: "service", parentId: null, name: "Service", people: 5 },
    ],
    jobRoles: [],
    locations: [],
  });
});

function Picker() {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  return <UnitPicker chosen={chosen} onChange={setChosen} error="Choose again." />;
}

function show() {
  render(
    <QueryClientProvider client={queryClient}>
      <IntlProvider locale="en" messages={{ change: messages }} timeZone="UTC">
        <EnglishUi>
          <Picker />
        </EnglishUi>
      </IntlProvider>
    </QueryClientProvider>,
  );
}

it("a chosen unit takes in the units below it, which say through which one", async () => {
  show();
  await userEvent.click(screen.getByRole("checkbox", { name: "Sales" }));
  const below = screen.getByRole<HTMLInputElement>("checkbox", { name: /Sales · Bogotá through “Sales”/u });
  expect([below.checked, below.disabled]).toEqual([true, true]);
  expect(screen.getByText("1 unit chosen · 8 people")).toBeTruthy();
});

it("what the server refused stands with the list", () => {
  show();
  expect(screen.getByRole("alert").textContent).toBe("Choose again.");
});
