import { act } from "../harness/api";
import { expect, test } from "../harness/crew";
import { unique } from "../harness/phone";

test("a seller brings calls and tasks out of another product in: suggested, tried, on the record's timeline, and taken back", async ({
  hire,
  enter,
  product,
}) => {
  const seller = await hire("Irene", { language: "en" });
  const page = await enter(seller);
  const familyName = unique("Soler");
  const email = `${familyName.toLowerCase().replace(/[^a-z0-9]+/g, "-")}@soler.example`;
  const contact = await act<{ id: string }>(page.request, product.url, "crm.contacts.create", {
    givenName: "Ona",
    familyName,
    email,
  });
  const [call, task] = [unique("Asked for the price list"), unique("Send the offer")];
  const lines = [
    "Record ID,Type,Subject,Activity date,Due date,Status,Call duration (seconds),Associated Contact",
    `${unique("c")},Call,${call},2026-03-02 09:30,,Completed,1830,Ona ${familyName} (${email})`,
    `${unique("t")},To do,${task},,2099-12-01,Not started,,${email}`,
    `${unique("x")},Call,Nobody we know,2026-03-02 09:30,,Completed,60,nemo-${email}`,
  ];
  await page.goto("/crm/import?type=activity");
  await expect(page.getByRole("combobox", { name: "What is in it" })).toHaveValue("activity");
  const buffer = Buffer.from(`${lines.join("\n")}\n`);
  await page
    .locator('#main input[type="file"]')
    .setInputFiles({ name: `${familyName}.csv`, mimeType: "text/csv", buffer });
  await expect(page.getByRole("combobox", { name: "Associated Contact: Becomes" })).toHaveValue("contactId");
  await expect(page.getByRole("combobox", { name: "Call duration (seconds): Counts" })).toHaveValue("s");
  await page.getByRole("button", { name: "Dry run" }).click();
  await expect(page.getByText("Nothing has been written yet.")).toBeVisible();
  await expect(
    page.getByRole("table", { name: "Rows that stay out" }).getByRole("row", { name: /nothing here is called/u }),
  ).toBeVisible();
  await page.getByRole("button", { name: "Import 2 rows" }).click();
  await expect(page.getByRole("link", { name: "See the calendar" })).toBeVisible();
  const run = page.url();

  await page.goto(`/crm/contacts/${contact.id}`);
  await expect(page.getByText(call).first()).toBeVisible();
  await expect(page.getByText(task).first()).toBeVisible();

  await page.goto(run);
  await page.getByRole("button", { name: "Take it back" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Take it back" }).click();
  await expect(page.getByText("Taken back", { exact: true })).toBeVisible();
  await page.goto(`/crm/contacts/${contact.id}`);
  await expect(page.getByRole("heading", { name: new RegExp(familyName, "u") }).first()).toBeVisible();
  await expect(page.getByText(call)).toHaveCount(0);
});
