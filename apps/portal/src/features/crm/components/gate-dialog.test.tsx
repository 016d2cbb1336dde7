import { UiTextProvider } from "@arraigo/ui/ui-text";
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { IntlProvider } from "use-intl";
import { beforeEach, expect, it, vi } from "vitest";
import { messages as common } from "../../../lib/messages/en";
import { queryClient, trpc } from "../../../lib/trpc";
import { messages as crm } from "../messages/en";
import { GateDialog } from "./gate-dialog";

const move = {
  type: "opportunity",
  id: "1",
  name: "Renewal",
  from: { id: "a", name: "New" },
  to: { id: "b", name: "Proposal" },
} as const;

const nothingMissing = {
  name: "Renewal",
  currency: "USD",
  from: move.from,
  to: { ...move.to, kind: "open" as const },
  fields: [],
  activities: [],
  approval: null,
  approverName: null,
  met: false,
  mayWrite: true,
  mayOverride: false,
  overriderName: null,
};

beforeEach(() => {
  queryClient.clear();
  queryClient.setQueryData(["session"], { permissions: [], roles: [] });
  vi.stubGlobal("fetch", () => new Promise(() => undefined));
});

function show(missing: object) {
  const key = trpc.crm.stages.gate.queryKey({ type: "opportunity", id: "1", stageId: "b" });
  queryClient.setQueryData(key, { ...nothingMissing, ...missing });
  const moving = {
    move: vi.fn(),
    fill: vi.fn(),
    giveUp: vi.fn(),
    busy: false,
    gate: move,
    converting: undefined,
    stopConverting: vi.fn(),
  };
  render(
    <QueryClientProvider client={queryClient}>
      <IntlProvider locale="en" timeZone="UTC" messages={{ common, crm }}>
        <UiTextProvider text={common}>
          <GateDialog moving={moving} />
        </UiTextProvider>
      </IntlProvider>
    </QueryClientProvider>,
  );
  return moving;
}

const amount = { key: "amountMinor", label: null, field: { kind: "money" } };
const step = { key: "nextStep", label: null, field: { kind: "line" } };

it("a gate opens exactly the fields that are missing, and sends them with the move", async () => {
  const moving = show({ fields: [amount, step] });
  expect(screen.queryByLabelText(/close date/i)).toBeNull();
  await userEvent.type(screen.getByLabelText(/amount/i), "480.5");
  await userEvent.type(screen.getByLabelText(/next step/i), "Send offer");
  await userEvent.click(screen.getByRole("button", { name: "Fill in and move" }));
  expect(moving.fill).toHaveBeenCalledWith(
    // Both were missing: what a colleague filled in meanwhile is not overwritten.
    { fields: { amountMinor: 48_050, nextStep: "Send offer" }, was: { amountMinor: null, nextStep: null } },
    expect.any(Function),
  );
});

it("what one is filling in stays, also where a colleague filled it in meanwhile and it is not missing any more", async () => {
  show({ fields: [amount, step] });
  await userEvent.type(screen.getByLabelText(/next step/i), "Send offer");
  const key = trpc.crm.stages.gate.queryKey({ type: "opportunity", id: "1", stageId: "b" });
  queryClient.setQueryData(key, { ...nothingMissing, fields: [] });
  // Nothing was typed there, and it is there now.
  await waitFor(() => expect(screen.queryByLabelText(/amount/i)).toBeNull());
  expect(screen.getByLabelText<HTMLInputElement>(/next step/i).value).toBe("Send offer");
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Fill in and move" }).disabled).toBe(false);
});

it("closing the gate gives the move up and sends nothing", async () => {
  const moving = show({ fields: [step] });
  await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
  expect(moving.giveUp).toHaveBeenCalled();
  expect(moving.fill).not.toHaveBeenCalled();
});

it("a missing call can be logged on the spot, and nothing moves before", async () => {
  const moving = show({ activities: [{ kind: "call", countMin: 2, countDone: 1 }] });
  expect(screen.getByText("1 of 2 done")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Log it now" })).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Move" }).disabled).toBe(true);
  expect(moving.fill).not.toHaveBeenCalled();
});

it("where approval is missing one asks whoever decides, by name", () => {
  show({ approval: "needed", approverName: "Rosa Quiroz" });
  expect(screen.getByText(/Rosa Quiroz has to say yes/)).toBeTruthy();
  expect(screen.getByRole("button", { name: "Ask for approval" })).toBeTruthy();
});

it("whoever may not look past the gate reads who can, by name", () => {
  show({ fields: [step], overriderName: "Rosa Quiroz" });
  expect(screen.getByText(/Rosa Quiroz can move it and says why/)).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Move it anyway…" })).toBeNull();
});

it("only who may override is offered to, and only with a reason that says something", async () => {
  const moving = show({ fields: [step], mayOverride: true });
  await userEvent.click(screen.getByRole("button", { name: "Move it anyway…" }));
  const act = screen.getByRole<HTMLButtonElement>("button", { name: "Move anyway" });
  await userEvent.type(screen.getByLabelText(/reason/i), "because");
  expect(act.disabled).toBe(true);
  await userEvent.type(screen.getByLabelText(/reason/i), " the customer signs today");
  await userEvent.click(act);
  expect(moving.fill).toHaveBeenCalledWith(
    { fields: {}, was: {}, override: { reason: "because the customer signs today" } },
    expect.any(Function),
  );
});
