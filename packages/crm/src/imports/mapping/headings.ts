import type { ImportType } from "../../record-types";
import { activityMeanings } from "../activities/activity-headings";
import { markMeaningOf } from "./mark-targets";

/** One text a field, its headings between commas: as a list they would fill pages. */
const words = (list: string): readonly string[] => list.split(", ");

/**
 * Words a heading may use, folded, in both languages, by the field they mean. Whole headings, so that "company id" is not
 * "company". The first type-specific meaning wins over the general one.
 */
const general: Readonly<Record<string, readonly string[]>> = {
  externalId: words(
    "id, record id, rec id, key, external id, external number, codigo, clave, number elsewhere, numero en otro sistema, identificador, identifier, uuid, guid",
  ),
  ownerId: words(
    "owner, record owner, account owner, contact owner, lead owner, opportunity owner, deal owner, case owner, owner name, owner email, sales, sales rep, salesperson, assigned to, assignee, account manager, propietario, responsable, comercial, vendedor, asignado a, agente",
  ),
  stageId: words(
    "stage, deal stage, opportunity stage, sales stage, pipeline stage, lead status, lead stage, status, state, case status, incident state, ticket status, estado, fase, etapa, estado del caso",
  ),
  givenName: words(
    "first name, firstname, given name, givenname, forename, fname, nombre, nombres, primer nombre, nombre de pila",
  ),
  familyName: words(
    "last name, lastname, surname, family name, familyname, lname, apellido, apellidos, primer apellido",
  ),
  fullName: words(
    "name, full name, fullname, contact, contact name, person, customer, customer name, nombre completo, nombre y apellidos, contacto, cliente, persona, lead name",
  ),
  title: words(
    "title, job title, position, organization title, role, occupation, job, cargo, puesto, ocupacion, profesion, rol",
  ),
  accountId: words(
    "company, company name, account, account name, organization, organization name, organisation, employer, business, empresa, compania, cuenta, organizacion, razon social, nombre de la empresa, nombre de la cuenta, company account, associated company, primary associated company",
  ),
  contactId: words(
    "contact, contact name, contact email, caller, caller id, requester, requested by, customer, customer name, reporter, contacto, solicitante, cliente, person, person name, associated contact, contact person",
  ),
  productId: words("product, product name, item, producto, articulo"),
  queueId: words(
    "queue, team, group, assignment group, support group, department, cola, equipo, grupo, departamento, grupo de asignacion",
  ),
  parentId: words(
    "parent, parent account, parent company, part of, group company, matriz, empresa matriz, cuenta principal, forma parte de",
  ),
  tags: words("tags, tag, labels, label, segments, etiquetas, etiqueta"),
  notes: words(
    "notes, note, comments, comment, background, remarks, notas, nota, comentarios, observaciones, description, descripcion",
  ),
  bornOn: words(
    "birth date, birthdate, date of birth, dob, birthday, born, born on, fecha de nacimiento, nacimiento, cumpleanos",
  ),
  street: words(
    "street, address, address 1, address line 1, street address, mailing street, billing street, street number, house number, calle, numero de calle, direccion, domicilio",
  ),
  postcode: words(
    "postcode, post code, postal code, zip, zip code, mailing zip, codigo postal, cp, zip postal code, mailing zip postal code",
  ),
  city: words("city, town, suburb, locality, mailing city, billing city, ciudad, localidad, poblacion, municipio"),
  region: words(
    "region, state, state or region, state province, province, county, mailing state, billing state, provincia, comunidad, estado o provincia, estado provincia",
  ),
  country: words("country, country name, country code, country region, mailing country, billing country, pais"),
  website: words("website, web site, web, url, homepage, domain, sitio web, pagina web, dominio, company domain name"),
  industry: words("industry, sector, industria, branch, ramo, actividad"),
  employees: words(
    "employees, number of employees, no of employees, headcount, company size, empleados, numero de empleados, plantilla",
  ),
  relation: words("relation, relationship, account type, type, tipo, tipo de cuenta, relacion, customer type"),
  source: words(
    "source, lead source, origin, origen, fuente, canal de origen, original source, origen del cliente potencial, fuente del cliente potencial, origen de la oportunidad",
  ),
  interest: words("interest, interested in, product interest, interes, interesado en"),
  amountMinor: words(
    "amount, value, deal value, deal amount, deal size, total, total value, revenue, expected revenue, price, importe, valor, monto, cantidad, ingresos",
  ),
  currency: words("currency, currency code, moneda, divisa"),
  closesOn: words(
    "close date, closing date, expected close date, expected close, expected closing date, closes on, fecha de cierre, fecha de cierre prevista, cierre previsto",
  ),
  closedAt: words(
    "closed at, closed on, closed, resolved at, resolution date, won date, fecha de resolucion, cerrado, cerrado el",
  ),
  reason: words("reason, lost reason, loss reason, closed lost reason, motivo, motivo de perdida, razon"),
  nextStep: words("next step, next action, proximo paso, siguiente paso, proxima accion"),
  nextStepOn: words(
    "next step date, date of the next step, next action date, follow up date, follow up, fecha del proximo paso, seguimiento",
  ),
};

const special: Partial<Record<ImportType, Readonly<Record<string, readonly string[]>>>> = {
  account: {
    name: words(
      "name, account, account name, company, company name, organization, organization name, organisation, organisation name, customer, customer name, business name, nombre, empresa, cuenta, razon social, cliente, nombre de la empresa, compania",
    ),
    externalId: words(
      "account id, company id, customer id, customer key, customer number, customer no, account number, id cliente, numero de cliente, codigo cliente, cif, vat number",
    ),
    employees: words("size"),
  },
  contact: {
    externalId: words(
      "contact id, customer id, customer key, customer number, customer no, person id, id cliente, id contacto, numero de cliente, codigo cliente",
    ),
  },
  lead: {
    externalId: words("lead id, prospect id, id lead"),
    company: words(
      "company, company name, account, account name, company account, organization, organization name, organisation, employer, business, empresa, compania, cuenta, organizacion, razon social, nombre de la empresa",
    ),
  },
  opportunity: {
    name: words(
      "name, opportunity, opportunity name, deal, deal name, subject, nombre, oportunidad, negocio, nombre de la oportunidad, title, titulo",
    ),
    externalId: words("opportunity id, deal id, id oportunidad"),
  },
  case: {
    subject: words(
      "subject, title, summary, short description, symptom, issue, problem, name, asunto, titulo, resumen, sintoma, problema, incidencia",
    ),
    description: words("description, details, long description, descripcion, detalle, detalles, comments, comentarios"),
    externalId: words(
      "number, case number, case id, ticket, ticket id, ticket number, incident, incident number, incident id, case, numero, numero de caso, numero de incidencia, id del caso, ticket no",
    ),
    priority: words("priority, severity, prioridad, gravedad"),
    channel: words("channel, contact type, case origin, origin, source, via, canal, origen, tipo de contacto"),
    category: words("category, type, case type, topic, categoria, tipo, tema"),
    minutes: words("minutes, time spent, minutes spent, handling time, minutos, tiempo dedicado"),
    openedAt: words(
      "opened at, opened, opened on, created at, created, created on, date opened, open date, reported at, abierto, abierto el, fecha de apertura, creado, creado el, fecha de creacion",
    ),
    resolution: words(
      "resolution, solution, close notes, closed code, close code, resolution notes, solucion, resolucion, notas de cierre",
    ),
  },
  product: {
    name: words("name, product, product name, item, nombre, producto, articulo, nombre del producto"),
    code: words(
      "code, sku, product code, item code, part number, ref, reference, codigo, referencia, codigo de producto",
    ),
    description: words("description, details, descripcion, detalle"),
    unit: words("unit, unit of measure, uom, unidad, unidad de medida"),
    priceMinor: words("price, unit price, list price, sales price, precio, precio unitario, pvp, tarifa"),
    costMinor: words("cost, unit cost, cost price, purchase price, coste, costo, precio de coste"),
    retiredOn: words("retired on, sold until, end of sale, discontinued, descatalogado, vendido hasta"),
    externalId: words("product id, id producto"),
  },
};

const emailWords = /\b(e ?mail|mail|correo)\b/;
const phoneWords = /\b(phone|telephone|tel|mobile|cell|cellphone|telefono|movil|celular|fono)\b/;
const notFields =
  /\b(opt|valid|invalid|consent|verified|status|date|fecha|count|type|tipo|bounced|source|name|nombre|label|etiqueta|ip|domain|dominio)\b/;

/** What kind of address a folded heading names, if any. */
export const addressNamedIn = (heading: string): "email" | "phone" | undefined =>
  emailWords.test(heading) || /\b(e ?mails|correos)\b/.test(heading)
    ? "email"
    : phoneWords.test(heading) || /\b(phones|calls?|sms|llamadas?|llamar|telefonos)\b/.test(heading)
      ? "phone"
      : undefined;

/** An address of a computer is dotted like a number that is dialled. */
export const namesComputer = (heading: string): boolean => /\bip\b/.test(heading);

/** Targets a heading may mean for this type, the likeliest first. `heading` is folded. */
export function meaningsOf(type: ImportType, heading: string): string[] {
  if (type === "activity") return activityMeanings(heading);
  const own = Object.entries(special[type] ?? {});
  const found = [...own, ...Object.entries(general)].filter(([, meant]) => meant.includes(heading)).map(([key]) => key);
  if (found.length > 0) return found;
  // "Unsubscribed from all email" names an address as well: what is said about one comes first.
  const mark = markMeaningOf(heading);
  if (mark) return [mark];
  if (emailWords.test(heading) && !notFields.test(heading)) found.push("email");
  if (phoneWords.test(heading) && !notFields.test(heading)) found.push("phone");
  return found;
}
