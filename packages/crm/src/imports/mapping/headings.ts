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
    "owner, record owner, account owner, contact owner, lead owner, opportunity owner, deal owner, case owner, owner name, owner email, sales, sales rep, salesperson, assigned to, assignee, account manager, propietario, responsable, comercial, vendedor, asignado a, agente, sales agent, agent, agent name, assignee name, rep, asignado a tecnico",
  ),
  stageId: words(
    "stage, deal stage, opportunity stage, sales stage, pipeline stage, fase de venta, etapa de venta, etapa de ventas, fase del negocio, etapa del negocio, lead status, lead stage, status, state, statut, case status, incident state, ticket status, estado, fase, etapa, estado del caso",
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
    "company, company name, account, account name, organization, organization name, organisation, employer, business, empresa, compania, cuenta, organizacion, razon social, nombre de la empresa, nombre de la cuenta, company account, associated company, primary associated company, nombre empresa, nombre cuenta, nombre de la compania, nombre compania, client, client name",
  ),
  contactId: words(
    "contact, contact name, contact email, caller, caller id, requester, requester name, requester email, caller name, caller email, requested by, requestor, requested for, opened for, affected user, affected end user, end user, contact person, customer, customer name, reporter, contacto, solicitante, cliente, person, person name, associated contact, full name, from, remitente, nombre completo, nombre del cliente, nombre cliente, nombre del contacto, nombre contacto, demandeur, solicitante solicitante, demandeur demandeur",
  ),
  productId: words("product, product name, item, producto, articulo"),
  queueId: words(
    "queue, team, group, assignment group, support group, department, cola, equipo, grupo, departamento, grupo de asignacion, group name, queue name, team name, support team, assigned group, assigned team, resolver group, agency, agency name, grupo asignado, grupo resolutor, area",
  ),
  parentId: words(
    "parent, parent account, parent company, part of, group company, matriz, empresa matriz, cuenta principal, forma parte de, subsidiary of, filial de, parent account name, parent company name",
  ),
  tags: words("tags, tag, labels, label, segments, etiquetas, etiqueta"),
  notes: words(
    "notes, note, comments, comment, background, remarks, notas, nota, comentarios, observaciones, description, descripcion",
  ),
  bornOn: words(
    "birth date, birthdate, date of birth, dob, birthday, born, born on, fecha de nacimiento, nacimiento, cumpleanos, date birth, birth day, birthdt, fecha nacimiento, f nacimiento, fec nacimiento, f nac, fecha nac",
  ),
  street: words(
    "street, address, address 1, address line 1, street address, mailing street, billing street, street number, house number, addr, street name, res street address, street addr, home address, calle, numero de calle, direccion, domicilio",
  ),
  postcode: words(
    "postcode, post code, postal code, zip, zip code, mailing zip, codigo postal, cp, zip postal code, mailing zip postal code, c p, cod postal, cod p, codigopostal, zipcode, res zip code, plz, pin code",
  ),
  city: words(
    "city, town, suburb, locality, mailing city, billing city, ciudad, localidad, poblacion, municipio, res city desc, city name, town city",
  ),
  region: words(
    "region, state, estado, state or region, state province, province, county, state cd, state code, state name, mailing state, billing state, provincia, comunidad, estado o provincia, estado provincia",
  ),
  country: words("country, country name, country code, country region, mailing country, billing country, pais"),
  website: words("website, web site, web, url, homepage, domain, sitio web, pagina web, dominio, company domain name"),
  industry: words("industry, sector, industria, branch, ramo, actividad"),
  employees: words(
    "employees, number of employees, no of employees, headcount, company size, no employees, num employees, number employees, employee count, numero empleados, n empleados, empleados, numero de empleados, plantilla",
  ),
  relation: words("relation, relationship, account type, type, tipo, tipo de cuenta, relacion, customer type"),
  source: words(
    "source, lead source, origin, origen, fuente, canal de origen, original source, origen del cliente potencial, fuente del cliente potencial, origen de la oportunidad, origen del pre contacto",
  ),
  interest: words("interest, interested in, product interest, interes, interesado en"),
  amountMinor: words(
    "amount, value, deal value, deal amount, deal size, total, total value, revenue, expected revenue, price, importe, valor, monto, cantidad, ingresos, close value, closed value, sales amount, sale amount, importe total, valor total, valor estimado, importe estimado",
  ),
  currency: words(
    "currency, currency code, moneda, divisa, currency of value, currency iso code, deal currency, codigo de moneda, tipo de moneda",
  ),
  closesOn: words(
    "close date, closing date, expected close date, expected close, expected closing date, closes on, fecha de cierre, fecha de cierre prevista, cierre previsto, fecha cierre, fecha estimada de cierre, fecha prevista de cierre, cierre estimado, estimated close date, est close date, closedate",
  ),
  closedAt: words(
    "closed at, closed on, closed, resolved at, resolution date, won time, lost time, won on, lost on, lost date, won date, fecha de resolucion, cerrado, cerrado el, closed time, closed date, date closed, closed dt, closed datetime, deal closed on, actual close date, resolved time, resolved date, date resolved, resolved, resolved on, solved at, solved, solved date, completed at, completed date, completion date, completed, fecha resolucion, fecha de solucion, fecha real de cierre",
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
      "account id, company id, organization id, organisation id, customer id, customer key, customer number, customer no, account number, id cliente, numero de cliente, codigo cliente, cif, vat number",
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
      "name, opportunity, opportunity name, deal, deal name, subject, nombre, oportunidad, negocio, nombre de la oportunidad, title, titulo, nombre oportunidad, nombre del negocio, nombre del trato",
    ),
    externalId: words("opportunity id, deal id, id oportunidad, oportunidad no, opportunity no, opportunity number"),
  },
  case: {
    subject: words(
      "subject, short description, summary, title, asunto, titulo, titre, resumen, symptom, issue, problem, sintoma, problema, incidencia, descriptor, name",
    ),
    description: words("description, details, long description, descripcion, detalle, detalles, comments, comentarios"),
    externalId: words(
      "case number, case id, ticket id, ticket number, ticket no, ticket, incident number, incident id, issue key, issue id, request id, number, numero de caso, numero de incidencia, id del caso, numero, incident, case",
    ),
    priority: words("priority, severity, prioridad, gravedad, priorite, urgency, urgencia"),
    channel: words(
      "channel, contact type, case origin, origin, source, via, canal, origen, tipo de contacto, channel type, open data channel type, contact channel, request source, ticket channel, medio, canal de entrada",
    ),
    category: words(
      "category, type, case type, topic, categoria, tipo, tema, complaint type, issue type, request type, service name, category name, subcategory",
    ),
    minutes: words("minutes, time spent, minutes spent, handling time, minutos, tiempo dedicado, accounted time"),
    openedAt: words(
      "opened at, opened, opened on, created at, created, created on, date opened, open date, reported at, abierto, abierto el, fecha de apertura, creado, creado el, fecha de creacion, created time, created date, creation date, date created, create date, open dt, opened dt, opened date, opened time, requested datetime, submitted at, submitted on, date submitted, received date, date received, date reported, reported date, call date, date d ouverture, fecha apertura, fecha creacion, date, fecha",
    ),
    closedAt: words(
      "resolved at, resolved, resolved time, solved at, closed at, closed, closed date, closed time, closed dt, date closed, close date, fecha de cierre, fecha cierre",
    ),
    resolution: words(
      "resolution, solution, close notes, closed code, close code, resolution notes, solucion, resolucion, notas de cierre, resolution description, resolution details, resolution code, closure notes, descripcion de la solucion",
    ),
  },
  product: {
    name: words(
      "name, product name, product, item name, item, nombre, nombre del producto, nombre producto, producto, articulo",
    ),
    code: words(
      "code, sku, product code, item code, part number, ref, reference, codigo, referencia, codigo de producto",
    ),
    description: words("description, details, descripcion, detalle"),
    unit: words("unit, unit of measure, uom, unidad, unidad de medida"),
    priceMinor: words(
      "price, unit price, list price, sales price, precio, precio unitario, pvp, tarifa, retail price, standard price, selling price, precio de venta, precio venta",
    ),
    costMinor: words("cost, unit cost, cost price, purchase price, coste, costo, precio de coste"),
    retiredOn: words("retired on, sold until, end of sale, discontinued, descatalogado, vendido hasta"),
    externalId: words("product id, id producto"),
  },
};

const emailWords = /\b(e ?mail|mail|correo)\b/;
const phoneWords = /\b(phone|telephone|tel|tfno|tlf|telf|mobile|cell|cellphone|telefono|movil|celular|fono)\b/;
const notFields =
  /\b(opt|valid|invalid|consent|verified|status|date|fecha|count|type|tipo|bounced|source|name|nombre|label|etiqueta|ip|domain|dominio)\b/;

/** What kind of address a folded heading names, if any. */
export const addressNamedIn = (heading: string): "email" | "phone" | undefined =>
  emailWords.test(heading) || /\b(e ?mails|correos)\b/.test(heading)
    ? "email"
    : phoneWords.test(heading) || /\b(phones|calls?|sms|llamadas?|llamar|telefonos)\b/.test(heading)
      ? "phone"
      : undefined;

/** An address of a computer is dotted like a number that is dialled, and nobody is called at a fax. */
export const namesNoPhone = (heading: string): boolean => /\b(ip|fax|faxes)\b/.test(heading);

/** What a heading may mean: a target, and how plainly it says so, the less the plainer. */
export interface Meaning {
  key: string;
  rank: number;
}

/** Targets a heading may mean for this type, the likeliest first. `heading` is folded. */
export function meaningsOf(type: ImportType, heading: string): Meaning[] {
  if (type === "activity") return activityMeanings(heading).map((key, rank) => ({ key, rank: rank + 1 }));
  const own = Object.entries(special[type] ?? {});
  const found = [...own, ...Object.entries(general)].flatMap(([key, meant]): Meaning[] => {
    const rank = meant.indexOf(heading);
    return rank < 0 ? [] : [{ key, rank: rank + 1 }];
  });
  if (found.length > 0) return found;
  // "Unsubscribed from all email" names an address as well: what is said about one comes first.
  const mark = markMeaningOf(heading);
  if (mark) return [{ key: mark, rank: 0 }];
  if (emailWords.test(heading) && !notFields.test(heading)) found.push({ key: "email", rank: 0 });
  if (phoneWords.test(heading) && !notFields.test(heading)) found.push({ key: "phone", rank: 0 });
  return found;
}
