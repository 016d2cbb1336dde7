import type { APIRequestContext } from "@playwright/test";
import { act } from "./api";
import { unique } from "./phone";

interface Made {
  id: string;
}

/** A customer with much on it: a company within a group, its people, deals, cases, plans and three weeks of history. */
export interface BusyCustomer {
  name: string;
  account: string;
  contact: string;
  opportunity: string;
  case: string;
  lead: string;
}

const plans = [
  "Llamar para confirmar la visita a planta",
  "Enviar la oferta revisada",
  "Preparar la reunión de seguimiento",
  "Revisar el pedido con logística",
];
const day = (fromNow: number) => new Date(Date.now() + fromNow * 86_400_000).toISOString().slice(0, 10);

/** Made through the public procedures as whoever asks; what looks like it is found by the search for duplicates in its own time. */
export async function makeBusyCustomer(request: APIRequestContext, url: string): Promise<BusyCustomer> {
  const make = async (procedure: string, input: object) => (await act<Made>(request, url, procedure, input)).id;
  const each = async <Answer>(count: number, made: (index: number) => Promise<Answer>) => {
    const all: Answer[] = [];
    for (let index = 0; index < count; index += 1) all.push(await made(index));
    return all;
  };
  const name = unique("Cementos Andinos del Pacífico");
  const currency = "EUR";
  const facts = {
    city: "Barranquilla",
    country: "CO",
    website: "https://cementos-andinos.example",
    phone: "+57 605 3851234",
  };
  const parentId = await make("crm.accounts.create", { name: `${name} Holding` });
  const account = await make("crm.accounts.create", { name, parentId, ...facts });
  await each(3, (index) =>
    make("crm.accounts.create", { name: `${name} ${["Norte", "Sur", "Caribe"][index]}`, parentId: account }),
  );
  const people = await each(10, (index) =>
    make("crm.contacts.create", {
      givenName: ["Ana", "Bruno", "Carla", "Diego", "Elena", "Fabio", "Gloria", "Hugo", "Inés", "Julia"][index],
      familyName: `Restrepo ${name.slice(-6)}`,
      title: "Jefa de compras y contratación",
      accountId: account,
      email: `persona.${index}.${name.slice(-6)}@cementos-andinos.example`,
      ...(index === 0 ? { phone: "+57 310 555 01 44" } : {}),
    }),
  );
  const [contact = ""] = people;
  await make("crm.contacts.relate", { contactId: contact, accountId: parentId, role: "Consejera" }).catch(() => "");
  const deals = await each(5, (index) =>
    make("crm.opportunities.create", {
      name: `${["Renovación del contrato marco", "Molino 4", "Repuestos 2027", "Servicio técnico anual", "Ampliación de planta"][index]}`,
      accountId: account,
      contactId: contact,
      currency,
      amountMinor: 4_250_000 * (index + 1),
      closesOn: day(20 + index),
    }),
  );
  const [opportunity = ""] = deals;
  await each(5, (index) =>
    act(request, url, "crm.lines.add", {
      opportunityId: opportunity,
      description: `Rodamiento industrial de acero ${index + 1}`,
      quantity: 3 + index,
      unitPriceMinor: 125_000,
    }),
  );
  const cases = await each(4, (index) =>
    make("crm.cases.create", {
      subject: `${["Factura duplicada de octubre", "El molino vibra en arranque", "Entrega incompleta", "Acceso al portal de pedidos"][index]}`,
      accountId: account,
      contactId: contact,
      priority: index % 2 === 0 ? "high" : "moderate",
    }),
  );
  const [held = ""] = cases;
  const lead = await make("crm.leads.create", {
    givenName: "Óscar",
    familyName: `Villamizar ${name.slice(-6)}`,
    company: `${name} Logística`,
    email: `oscar.${name.slice(-6)}@logistica.example`,
  });
  // What names all of them stands in the history of each.
  for (const [count, about] of [
    [20, { accountId: account, contactId: contact, opportunityId: opportunity, caseId: held }],
    [6, { leadId: lead }],
  ] as const) {
    await each(4, (index) => make("crm.activities.plan", { text: plans[index], dueOn: day(index + 1), ...about }));
    await each(count, (index) =>
      make("crm.activities.log", {
        text: `Conversación ${index + 1} sobre el plazo de entrega, el precio por tonelada y quién firma por su parte.`,
        kind: (["call", "email", "meeting"] as const)[index % 3],
        minutes: 10 + index,
        occurredAt: new Date(Date.now() - (index + 1) * 20 * 3_600_000).toISOString(),
        ...about,
      }),
    );
  }
  for (const [type, id] of [
    ["account", account],
    ["contact", contact],
    ["opportunity", opportunity],
    ["case", held],
    ["lead", lead],
  ])
    await act(request, url, "crm.records.setNextStep", {
      type,
      id,
      nextStep: "Enviar la propuesta revisada y acordar la fecha de firma",
      nextStepOn: day(3),
    });
  return { name, account, contact, opportunity, case: held, lead };
}
