import { EnglishUi } from "@arraigo/ui/english-ui";
import { render, screen } from "@testing-library/react";
import { IntlProvider } from "use-intl";
import { expect, it } from "vitest";
import { BothLanguages, emptyInBoth, type TextInBoth, writtenIn } from "./both-languages";

function show(locale: "en" | "es", value: TextInBoth, error?: string) {
  render(
    <IntlProvider locale={locale} messages={{}} timeZone="UTC">
      <EnglishUi>
        <BothLanguages label="Name" value={value} onChange={() => {}} charactersMax={120} error={error} />
      </EnglishUi>
    </IntlProvider>,
  );
  return screen.getAllByRole<HTMLInputElement>("textbox");
}

it("only what was written is sent, without the blanks around it", () => {
  expect(writtenIn({ en: " CRM ", es: "  " })).toEqual({ en: "CRM" });
});

it("the writer's own language comes first, and each box says which language it holds", () => {
  expect(show("es", emptyInBoth).map((input) => input.lang)).toEqual(["es", "en"]);
  expect(screen.getByRole("textbox", { name: /Name · Español/u })).toBeTruthy();
});

it("one language is enough, whichever it is", () => {
  expect(show("en", emptyInBoth).map((input) => input.required)).toEqual([true, false]);
});

it("with the other language written, nothing is required of the first", () => {
  expect(show("en", { en: "", es: "CRM" }).map((input) => input.required)).toEqual([false, false]);
});

it("the server's refusal stands at the first box", () => {
  const [first] = show("en", emptyInBoth, "Give it a name.");
  expect(first?.getAttribute("aria-invalid")).toBe("true");
});
