import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { ConflictPanel } from "./conflict-panel";

it("shows both values of each field and lets one choose per field", async () => {
  const choose = vi.fn();
  render(
    <ConflictPanel
      title="Ana changed the city while you were writing"
      conflicts={[
        { key: "city", label: "City", mine: "Loja", theirs: "Quito" },
        { key: "phone", label: "Phone", mine: "", theirs: "123" },
      ]}
      chosen={{ city: "mine", phone: "theirs" }}
      onChoose={choose}
      text={{ mine: "Yours", theirs: "Theirs", empty: "empty" }}
    />,
  );
  const city = screen.getByRole("group", { name: "City" });
  expect(within(city).getByRole("radio", { name: /Yours\s*Loja/u })).toHaveProperty("checked", true);
  await userEvent.click(within(city).getByRole("radio", { name: /Theirs\s*Quito/u }));
  expect(choose).toHaveBeenCalledWith("city", "theirs");
  expect(screen.getByRole("radio", { name: /Yours\s*empty/u })).toHaveProperty("checked", false);
});
