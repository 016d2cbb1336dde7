import { UiTextProvider } from "@arraigo/ui/ui-text";
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { IntlProvider } from "use-intl";
import { beforeEach, expect, it, vi } from "vitest";
import { messages as common } from "../../../../lib/messages/en";
import { queryClient } from "../../../../lib/trpc";
import { messages as crm } from "../../messages/en";
import { FactEditor } from "./fact-editor";
import type { FactEdit } from "./use-fact-edit";

beforeEach(() => {
  queryClient.setQueryData(["session"], { permissions: [], roles: [], person: { timeZone: "UTC" } });
  vi.stubGlobal("fetch", () => new Promise(() => undefined));
});

function show(writing: Partial<NonNullable<FactEdit["writing"]>>) {
  const edit: FactEdit = {
    writing: {
      field: { key: "city", label: "City", kind: "line" },
      was: "Lima",
      value: "Arequipa",
      name: undefined,
      ...writing,
    },
    busy: false,
    start: vi.fn(),
    change: vi.fn(),
    cancel: vi.fn(),
    save: vi.fn(),
  };
  render(
    <QueryClientProvider client={queryClient}>
      <IntlProvider locale="en" timeZone="UTC" messages={{ common, crm }}>
        <UiTextProvider text={common}>
          <FactEditor edit={edit} currency="USD" />
        </UiTextProvider>
      </IntlProvider>
    </QueryClientProvider>,
  );
  return edit;
}

it("what somebody else wrote stands beside what was typed, and nothing typed is lost", async () => {
  const edit = show({
    theirs: { value: "Cusco", name: undefined, sentence: "Luis changed city while you were typing." },
  });
  expect(screen.getByRole("alert").textContent).toContain("Luis changed city while you were typing.");
  expect(screen.getByRole("alert").textContent).toContain("Cusco");
  expect(screen.getByDisplayValue("Arequipa")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Keep mine" }));
  expect(edit.save).toHaveBeenCalledOnce();
  await userEvent.click(screen.getByRole("button", { name: "Take theirs" }));
  expect(edit.cancel).toHaveBeenCalledOnce();
});

it("Enter saves and Escape gives up, without a mouse", async () => {
  const edit = show({});
  await userEvent.type(screen.getByRole("textbox", { name: "City" }), "{Enter}");
  expect(edit.save).toHaveBeenCalledOnce();
  await userEvent.type(screen.getByRole("textbox", { name: "City" }), "{Escape}");
  expect(edit.cancel).toHaveBeenCalledOnce();
});
