import { renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { IntlProvider } from "use-intl";
import { expect, it } from "vitest";
import { messages as english } from "../../messages/en";
import { messages as spanish } from "../../messages/es";
import { useSaidLeft } from "./use-said-left";

const words = { en: english, es: spanish } as const;

function saidIn(
  locale: "en" | "es",
  type: Parameters<typeof useSaidLeft>[0],
  ...left: Parameters<ReturnType<typeof useSaidLeft>>
) {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <IntlProvider locale={locale} timeZone="UTC" messages={{ crm: words[locale] as typeof english }}>
      {children}
    </IntlProvider>
  );
  return renderHook(() => useSaidLeft(type), { wrapper }).result.current(...left);
}

it("what had the value already is never said to be forbidden", () => {
  expect(saidIn("en", "contact", { same: 1, outOfReach: 0 }, "edit")).toEqual([
    "Left as it was: one contact, which already had this value.",
  ]);
  expect(saidIn("en", "case", { same: 0, outOfReach: 0 }, "edit")).toEqual([]);
});

it("each reason is a sentence of its own, and Spanish agrees in gender and number", () => {
  expect(saidIn("es", "contact", { same: 1, outOfReach: 2 }, "edit")).toEqual([
    "Se quedó como estaba un contacto: ya tenía ese valor.",
    "Se quedaron como estaban 2 contactos: no tienes permiso para ese cambio o ya no están.",
  ]);
  expect(saidIn("es", "account", { same: 2, outOfReach: 1 }, "reassign")).toEqual([
    "Se quedaron como estaban 2 cuentas: ya estaban a cargo de esa persona.",
    "Se quedó como estaba una cuenta: no tienes permiso para ese cambio o ya no está.",
  ]);
  expect(saidIn("es", "opportunity", { same: 1, outOfReach: 0 }, "move")).toEqual([
    "Se quedó como estaba una oportunidad: ya estaba en esa fase.",
  ]);
});
