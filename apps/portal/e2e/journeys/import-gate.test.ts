import type { Page } from "@playwright/test";
import { act } from "../harness/api";
import { expect, test } from "../harness/crew";
import { unique } from "../harness/phone";

/** Brings in a file of deals and looks at its dry run. */
async function tryFile(page: Page, name: string, lines: readonly string[]): Promise<void> {
  await page.goto("/crm/import?type=opportunity");
  const buffer = Buffer.from(`${lines.join("\n")}\n`);
  await page.locator('#main input[type="file"]').setInputFiles({ name, mimeType: "text/csv", buffer });
  await expect(page.getByRole("combobox", { name: "Stage: Becomes" })).toHaveValue("stageId");
  await page.getByRole("button", { name: "Dry run" }).click();
  await expect(page.getByText("Nothing has been written yet.")).toBeVisible();
}

test("a file that would move a deal past its gate asks whoever may override for a reason, and nobody else", async ({
  hire,
  enter,
  product,
}) => {
  const boss = await hire("Ingrid", { language: "en", roles: ["people_manager"] });
  const seller = await hire("Bruno", { language: "en", managerId: boss.id });
  const own = await enter(seller);
  const name = unique("Signed elsewhere");
  await act(own.request, product.url, "crm.opportunities.create", { name, currency: "USD" });
  const lines = ["Deal Name,Stage", `${name},Proposal`];

  await tryFile(own, `${name}.csv`, lines);
  const kept = (page: Page) =>
    page
      .getByRole("table", { name: "Rows that come in and want a look" })
      .getByRole("row", { name: /Stays in its stage: “Proposal” asks for amount, expected close date/u });
  await expect(kept(own)).toBeVisible();
  await expect(own.getByLabel("Why they move all the same"), "a seller does not pass the gate").toHaveCount(0);
  const importId = new URL(own.url()).searchParams.get("id");
  await act(own.request, product.url, "crm.imports.discard", { importId });

  const page = await enter(boss);
  await tryFile(page, `${name} again.csv`, lines);
  await expect(kept(page)).toBeVisible();
  await expect(page.getByText("One record stays where it is: the stage in the file asks for more.")).toBeVisible();
  const again = page.getByRole("button", { name: "Dry run with this reason" });
  const why = page.getByLabel("Why they move all the same");
  await why.fill("Because");
  await expect(again, "a word is no reason").toBeDisabled();
  const reason = unique("Moved in the old system before");
  await why.fill(reason);
  await again.click();
  await expect(page.getByText(/Goes to “Proposal” for the reason given, without: amount/u)).toBeVisible();
  await page.getByRole("button", { name: "Import one row" }).click();
  await expect(page.getByRole("link", { name: "See the records" })).toBeVisible();

  await own.goto("/crm/process?show=overrides");
  const row = own.getByRole("listitem").filter({ hasText: reason });
  await expect(row).toContainText(name);
  await expect(row).toContainText(boss.name);
});
