import { createTranslator } from "use-intl";
import { expect, it } from "vitest";
import { profit as english } from "./messages/profit-en";
import { profit as spanish } from "./messages/profit-es";

it.each([
  ["en", english, "1 customer", "2 customers"],
  ["es", spanish, "1 cliente", "2 clientes"],
] as const)("the end of the curve counts one customer as one (%s)", (locale, messages, one, two) => {
  const t = createTranslator({ locale, messages });
  expect([t("curveEnd", { count: 1 }), t("curveEnd", { count: 2 })]).toEqual([one, two]);
});
