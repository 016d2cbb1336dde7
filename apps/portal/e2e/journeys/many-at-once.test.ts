import { act } from "../harness/api";
import { expect, test } from "../harness/crew";
import { unique } from "../harness/phone";

const laptop = { viewport: { width: 1366, height: 768 } };
const rows = 1_001;

test("more than a thousand leads move in the background: how far it is can be watched, and all of them go back", async ({
  hire,
  enter,
  product,
}) => {
  const page = await enter(await hire("Owen", { language: "en" }), laptop);
  const series = unique("Gorse");
  const lines = Array.from(
    { length: rows },
    (_, at) => `Ines${at},${series},${at}.${series.replaceAll(" ", "")}@gorse.example`,
  );
  const { importId, mapping } = await act<{ importId: string; mapping: object }>(
    page.request,
    product.url,
    "crm.imports.upload",
    {
      recordType: "lead",
      fileName: "leads.csv",
      contentBase64: Buffer.from(`First name,Last name,Email\n${lines.join("\n")}\n`).toString("base64"),
    },
  );
  await act(page.request, product.url, "crm.imports.commit", { importId, mapping });
  await page.goto(`/crm/leads?q=${encodeURIComponent(series)}`);
  await page.getByRole("columnheader").getByRole("checkbox").first().check();
  await page.getByRole("button", { name: /^Choose all .*that match/u }).click();
  await page.getByRole("button", { name: "Move to…" }).click();
  await page
    .getByRole("dialog")
    .getByLabel(/^Stage/u)
    .selectOption({ label: "Contacted" });
  await page.getByRole("dialog").getByRole("button", { name: /^Move/u }).click();

  await expect(page.getByRole("dialog", { name: /1,001/u }), "what is under way, or that it is over").toBeVisible();
  const over = page.getByRole("dialog", { name: "1,001 changed" });
  await expect(over).toBeVisible({ timeout: 30_000 });
  await over.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("1,001 records put back")).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole("gridcell", { name: "New", exact: true }).first()).toBeVisible();

  // Nothing of it is left in the way of whoever looks at the product next.
  await act(page.request, product.url, "crm.leads.remove", { filter: { search: series, owner: "mine" } });
});
