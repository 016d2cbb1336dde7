import { UiTextProvider } from "@arraigo/ui/ui-text";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { IntlProvider } from "use-intl";
import { expect, it, vi } from "vitest";
import { messages as common } from "../../../lib/messages/en";
import { messages as crm } from "../messages/en";
import { GateDialog } from "./gate-dialog";

const move = {
  opportunityId: "1",
  name: "Renewal",
  currency: "USD",
  from: { id: "a", name: "New" },
  to: { id: "b", name: "Proposal" },
};

function show(fields: string[]) {
  const moving = { move: vi.fn(), fill: vi.fn(), giveUp: vi.fn(), busy: false, gate: { move, fields } };
  render(
    <IntlProvider locale="en" timeZone="UTC" messages={{ common, crm }}>
      <UiTextProvider text={common}>
        <GateDialog moving={moving} />
      </UiTextProvider>
    </IntlProvider>,
  );
  return moving;
}

it("a gate opens exactly the fields that are missing, and sends them with the move", async () => {
  const moving = show(["amountMinor", "nextStep"]);
  expect(screen.queryByLabelText(/close date/i)).toBeNull();
  await userEvent.type(screen.getByLabelText(/amount/i), "480.5");
  await userEvent.type(screen.getByLabelText(/next step/i), "Send offer");
  await userEvent.click(screen.getByRole("button", { name: "Fill in and move" }));
  expect(moving.fill).toHaveBeenCalledWith({ amountMinor: 48_050, nextStep: "Send offer" });
});

it("closing the gate gives the move up and sends nothing", async () => {
  const moving = show(["reason"]);
  await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
  expect(moving.giveUp).toHaveBeenCalled();
  expect(moving.fill).not.toHaveBeenCalled();
});
