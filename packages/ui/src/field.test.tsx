import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { EnglishUi } from "./english-ui";
import { Field } from "./field";
import { Input } from "./input";
import { Select } from "./select";

const describedBy = (element: HTMLElement) =>
  (element.getAttribute("aria-describedby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent);

it("a control in a field has its label as name, and error and hint as description, error first", () => {
  render(
    <EnglishUi>
      <Field label="Who" hint="Name or account" error="Choose who it was with." required>
        <Input />
      </Field>
    </EnglishUi>,
  );
  const input = screen.getByRole<HTMLInputElement>("textbox", { name: /^Who/u });
  expect(describedBy(input)).toEqual(["Choose who it was with.", "Name or account"]);
  expect(input.getAttribute("aria-invalid")).toBe("true");
  expect(input.required).toBe(true);
});

it("a field without hint or error describes nothing that is not there", () => {
  render(
    <EnglishUi>
      <Field label="Kind">
        <Select>
          <option>Call</option>
        </Select>
      </Field>
    </EnglishUi>,
  );
  const select = screen.getByRole("combobox", { name: "Kind" });
  expect(select.hasAttribute("aria-describedby")).toBe(false);
  expect(select.hasAttribute("aria-invalid")).toBe(false);
});
