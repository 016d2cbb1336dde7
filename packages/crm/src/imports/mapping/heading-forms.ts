import type { ImportType } from "../../record-types";
import { fold } from "../../records/fold";

/** Words that databases write without a blank between them, as in HASOPTEDOUTOFEMAIL and MAILINGCITY. */
const glued = new Set(
  (
    "has is do not allow allows opted opt out in of from all bulk email emails mail phone mobile home work other sms fax call calls contact " +
    "contacts unsubscribed unsubscribe subscribed bounced invalid consent accepts marketing mailing billing shipping city street state country " +
    "postal code zip first last name deal close date birth lead source owner stage next step job title number annual revenue " +
    "no llamar enviar contactar recibir desea correo correos dado dada de baja telefono movil"
  ).split(" "),
);
const shortest = 2;

/** A word taken apart into words known; undefined where anything is left over. */
function takenApart(word: string): string[] | undefined {
  if (word === "") return [];
  for (let length = word.length; length >= shortest; length--) {
    const first = word.slice(0, length);
    const rest = glued.has(first) ? takenApart(word.slice(length)) : undefined;
    if (rest) return [first, ...rest];
  }
  return undefined;
}

/** Longer words are none that systems made of a few. */
const gluedMax = 40;
const unglued = (heading: string): string =>
  heading
    .split(" ")
    .map((word) => (word.length > gluedMax ? word : (takenApart(word)?.join(" ") ?? word)))
    .join(" ");

/** What other systems put before the names of a type's own fields: "Deal - Title". */
const prefixes: Readonly<Record<ImportType, RegExp>> = {
  account: /^(organi[sz]ation|account|company|organizaci[oó]n|cuenta|empresa)\s+[-–:]\s+/i,
  contact: /^(person|contact|persona|contacto)\s+[-–:]\s+/i,
  lead: /^(lead|person|prospecto|persona)\s+[-–:]\s+/i,
  opportunity: /^(deal|opportunity|trato|negocio|oportunidad)\s+[-–:]\s+/i,
  case: /^(case|ticket|caso)\s+[-–:]\s+/i,
  product: /^(product|producto)\s+[-–:]\s+/i,
  activity:
    /^(activity|task|event|call|meeting|e-?mail|note|actividad|tarea|llamada|reuni[oó]n|nota)(?:\s+[-–:]|:)\s+/i,
};

/** "E-mail 1 - Value" is an e-mail, "Address 1: City" and "Billing City" are cities; of a second address nothing is known here. */
const numbered = /^(e mail|email|correo|phone|telefono|website|sitio web) \d+ (?:value|valor)$/;
const placed =
  /^(?:address 1|direccion 1|mailing|billing|business) (street(?: \d)?|city|region|postal code|state province|state|zip postal code|zip code|country(?: region)?|calle|ciudad|codigo postal|pais)$/;
const ofOrganisation = /^organization 1 (name|title)$/;

function reduced(heading: string): string {
  const value = numbered.exec(heading)?.[1];
  if (value) return value;
  const place = placed.exec(heading)?.[1];
  if (place) return place.replace(/ \d$/, "");
  const of = ofOrganisation.exec(heading)?.[1];
  return of ? `organization ${of}` : heading;
}

/** "FirstName", "first_name", "Primer nombre" and ServiceNow's "u_first_name" alike. */
const words = (header: string): string =>
  fold(header.replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2")).replace(/^u (?=\p{L}{3})/u, "");

const currencies = "eur|euros?|usd|gbp|mxn|cop|ars|clp|pen|brl|cad|aud|chf|jpy|inr";
const inCurrency = new RegExp(`^(.+?) (?:in |en )?(${currencies})$`);
const currencySigns: Readonly<Record<string, string>> = { "€": "EUR", "£": "GBP" };

/** The currency a heading names: "importe_eur", "Amount (USD)", "Precio (€)". */
export function currencyInHeading(header: string): string | undefined {
  const sign = /[€£]/.exec(header)?.[0];
  if (sign) return currencySigns[sign];
  const code = inCurrency.exec(words(header))?.[2];
  return code && (code.startsWith("euro") ? "EUR" : code.toUpperCase());
}

/** What records of a type are called in front of the names of their fields, or behind them: "Ticket Subject", "Estado del ticket". */
const nouns: Partial<Readonly<Record<ImportType, string>>> = {
  account: "account|company|customer|client|organi[sz]ation|cuenta|empresa|compania|cliente|organizacion",
  contact: "contact|person|customer|client|contacto|persona|cliente",
  lead: "lead|prospect|prospecto|candidato",
  opportunity: "opportunity|deal|oportunidad|negocio|trato",
  case: "case|ticket|incident|issue|request|complaint|caso|incidencia|solicitud|reclamacion|queja",
  product: "product|item|producto|articulo",
};
const aroundNoun = new Map(
  Object.entries(nouns).map(([type, noun]) => [
    type,
    new RegExp(`^(?:${noun}) (?=\\S)|(?<=\\S) (?:del? (?:la )?)?(?:${noun})$`),
  ]),
);

/** The same headings without what their records are called: what they mean where nothing says it more plainly. */
export function barerForms(type: ImportType, header: string): string[] {
  const bare = headingForms(type, header).flatMap((form) => {
    const without = [form.replace(aroundNoun.get(type) ?? /^$/, ""), inCurrency.exec(form)?.[1] ?? ""];
    return without.filter((each) => each !== form && each !== "");
  });
  return [...new Set(bare)];
}

/** What a heading may be looked up as, folded: as it stands without a number at its end, then what other systems mean by it. */
export function headingForms(type: ImportType, header: string): string[] {
  const own = header.replace(prefixes[type], "");
  const forms = [header, own].flatMap((each) => {
    const heading = words(each);
    const apart = unglued(heading);
    return [heading.replace(/ \d+$/, ""), heading, reduced(heading), apart, reduced(apart)];
  });
  return [...new Set(forms)];
}
