import { EnglishUi } from "@arraigo/ui/english-ui";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { IntlProvider } from "use-intl";
import { expect, it, vi } from "vitest";
import { messages } from "../messages/en";
import { SendDialog } from "./send-dialog";

function show(onSend: () => void, onClose: () => void, busy = false) {
  render(
    <IntlProvider locale="en" messages={{ sponsorship: messages }} timeZone="UTC">
      <EnglishUi>
        <SendDialog open busy={busy} audience="Service · Bogotá" people={45} onSend={onSend} onClose={onClose} />
      </EnglishUi>
    </IntlProvider>,
  );
}

it("asks with the number and the name of the audience, and stands on the safe button", async () => {
  const onSend = vi.fn();
  const onClose = vi.fn();
  show(onSend, onClose);
  const dialog = screen.getByRole("dialog", { name: "Send to 45 people?" });
  expect(dialog.textContent).toContain("Service · Bogotá");
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("button", { name: "Not yet" })));
  await userEvent.keyboard("{Enter}");
  expect(onSend).not.toHaveBeenCalled();
  expect(onClose).toHaveBeenCalledOnce();
});

it("sends only when the button that says so is pressed, and not twice while it is on its way", async () => {
  const onSend = vi.fn();
  show(onSend, vi.fn());
  await userEvent.click(screen.getByRole("button", { name: "Send to 45 people" }));
  expect(onSend).toHaveBeenCalledOnce();
});

it("neither sends again nor goes away while a word is being sent", async () => {
  const onSend = vi.fn();
  const onClose = vi.fn();
  show(onSend, onClose, true);
  await userEvent.click(screen.getByRole("button", { name: "Send to 45 people" }));
  await userEvent.keyboard("{Escape}");
  expect(onSend).not.toHaveBeenCalled();
  expect(onClose).not.toHaveBeenCalled();
});
