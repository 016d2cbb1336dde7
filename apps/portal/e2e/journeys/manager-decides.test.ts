import type { APIRequestContext } from "@playwright/test";
import { act, ask } from "../harness/api";
import { phone, unique } from "../harness/phone";
import { type Chair, expect, personIn, test } from "../harness/test";

/* What only a manager can settle: a yes a stage asks for, and what becomes of the work of somebody who leaves. */

interface Made {
  id: string;
}
interface Kept extends Made {
  version: string;
}

const words = {
  es: {
    stage: "Fase",
    ask: "Pedir aprobación",
    note: "Qué habla a favor",
    asked: (name: string) => `Aprobación pedida para ${name}`,
    approve: "Aprobar",
    approvedMoved: (stage: string) => `Aprobado, y movido a ${stage}`,
    oneAccount: "Una cuenta.",
    oneOpportunity: "Una oportunidad.",
  },
  en: {
    stage: "Stage",
    ask: "Ask for approval",
    note: "What speaks for it",
    asked: (name: string) => `Approval for ${name} asked for`,
    approve: "Approve",
    approvedMoved: (stage: string) => `Approved, and moved to ${stage}`,
    oneAccount: "One account.",
    oneOpportunity: "One opportunity.",
  },
} as const;
type Words = (typeof words)[keyof typeof words];

const managers = [
  { who: "at a desk, in Spanish", chair: "people manager", seller: "employee", device: {}, w: words.es },
  { who: "on a phone, in English", chair: "sponsor", seller: "change manager", device: phone, w: words.en },
] as const satisfies readonly { who: string; chair: Chair; seller: Chair; device: object; w: Words }[];

for (const { who, chair, seller, device, w } of managers) {
  test(`a manager ${who}: a deal waits before a stage until its owner’s manager says yes, and then goes in by itself`, async ({
    as,
    product,
  }) => {
    const keeper = await as("administrator");
    const stage = unique("Revisión");
    const pipeline = await guardedStage(keeper.request, product.url, stage);
    try {
      const owner = await as(seller, device);
      const name = unique("Contrato marco");
      // Everything else the stage asks for is there already.
      const { id } = await act<Made>(owner.request, product.url, "crm.opportunities.create", {
        name,
        currency: "USD",
        amountMinor: 1_250_000,
        closesOn: "2027-12-31",
        nextStep: "Enviar la propuesta",
        nextStepOn: "2027-11-30",
      });
      await owner.goto(`/crm/opportunities/${id}`);
      const standing = owner.getByRole("combobox", { name: w.stage, exact: true });
      await standing.selectOption({ label: stage });
      const dialog = owner.getByRole("dialog");
      await dialog.getByRole("textbox", { name: w.note }).fill("El cliente ya firmó el borrador");
      await dialog.getByRole("button", { name: w.ask }).click();
      await expect(owner.getByText(w.asked(name))).toBeVisible();
      await expect(standing.locator("option:checked"), "it stays where it was").not.toHaveText(stage);

      const page = await as(chair, device);
      await page.goto("/crm/process?show=approvals");
      const request = page.getByRole("listitem").filter({ has: page.getByRole("link", { name }) });
      await expect(request).toContainText("El cliente ya firmó el borrador");
      await request.getByRole("button", { name: w.approve }).click();
      await expect(page.getByText(w.approvedMoved(stage))).toBeVisible();
      await owner.reload();
      await expect(standing.locator("option:checked")).toHaveText(stage);
    } finally {
      await givenUp(keeper.request, product.url, pipeline);
    }
  });

  test(`a manager ${who}: the customers and deals of somebody who leaves are handed over with their last day`, async ({
    as,
    product,
  }) => {
    const keeper = await as("administrator");
    const leaver = unique("Partida");
    const page = await as(chair, device);
    const managerId = (await ask<{ person: Made }>(page.request, product.url, "directory.session.current")).person.id;
    const { id: personId } = await act<Made>(keeper.request, product.url, "directory.people.save", {
      email: `${leaver.toLowerCase().replace(" ", ".")}@meridiano.example`,
      givenName: "Elena",
      familyName: leaver,
      managerId,
      language: "es",
      timeZone: "America/Bogota",
      startsOn: "2024-01-08",
    });
    const account = unique("Cliente heredado");
    const { id } = await act<Made>(keeper.request, product.url, "crm.accounts.create", { name: account });
    const deal = await act<Made>(keeper.request, product.url, "crm.opportunities.create", {
      name: account,
      currency: "USD",
      accountId: id,
    });
    await act(keeper.request, product.url, "crm.accounts.bulkReassign", { ids: [id], ownerId: personId });
    await act(keeper.request, product.url, "crm.opportunities.bulkReassign", { ids: [deal.id], ownerId: personId });

    // The last day is written down by whoever keeps the people; whose the work is from then on is chosen there.
    await keeper.goto(`/admin/people/${personId}`);
    await keeper.getByRole("button", { name: "Edit", exact: true }).click();
    const sheet = keeper.getByRole("dialog");
    await sheet.getByLabel("Last day").fill(yesterday());
    await expect(sheet).toContainText("one account");
    await expect(sheet).toContainText("one open opportunity");
    await sheet.getByRole("radio", { name: personIn(product, chair).name }).check();
    await sheet.getByRole("button", { name: "Save" }).click();
    await expect(sheet).toBeHidden();
    const said = keeper.getByRole("status").filter({ hasText: "Handed over" });
    await expect(said).toContainText(`${personIn(product, chair).name} has taken over from Elena ${leaver}`);
    await expect(said).toContainText("one account and one open opportunity");
    await expect(keeper.getByRole("button", { name: "Send an invitation" }), "nobody who left is invited").toHaveCount(
      0,
    );

    const found = encodeURIComponent(account);
    await page.goto(`/crm/accounts?owner=mine&q=${found}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(w.oneAccount);
    await page.goto(`/crm/opportunities?owner=mine&q=${found}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(w.oneOpportunity);
  });
}

const yesterday = () => new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10);

/** A pipeline of its own with one stage the owner's manager lets records into, so that nobody else's deals meet it. */
async function guardedStage(request: APIRequestContext, url: string, stage: string): Promise<Kept> {
  const made = await act<Kept>(request, url, "crm.process.createPipeline", {
    type: "opportunity",
    name: unique("Marco"),
  });
  const added = await act<{ version: string; stageId: string }>(request, url, "crm.process.addStage", {
    pipelineId: made.id,
    version: made.version,
    name: stage,
  });
  return act<Kept>(request, url, "crm.process.updateStage", {
    id: added.stageId,
    version: added.version,
    approval: "manager",
  });
}

async function givenUp(request: APIRequestContext, url: string, { id, version }: Kept): Promise<void> {
  const stages = await ask<{ id: string; kind: string }[]>(request, url, "crm.stages.list");
  await act(request, url, "crm.process.archivePipeline", { id, version, moveTo: stages[0]?.id });
}
