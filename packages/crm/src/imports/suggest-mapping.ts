import type { ImportField, ImportMapping } from "../contract";
import { fold } from "../records/fold";
import type { ColumnFacts } from "./column-facts";

/** Words a heading may use, folded, in both languages. Whole headings, so that "company id" is not "company". */
const headings: readonly [ImportField, readonly string[]][] = [
  [
    "externalId",
    [
      "id",
      "contact id",
      "customer id",
      "customer key",
      "customer number",
      "customer no",
      "record id",
      "rec id",
      "key",
      "external id",
      "codigo",
      "codigo cliente",
      "numero de cliente",
      "id cliente",
      "id contacto",
      "clave",
    ],
  ],
  [
    "givenName",
    [
      "first name",
      "firstname",
      "given name",
      "givenname",
      "forename",
      "fname",
      "nombre",
      "nombres",
      "primer nombre",
      "nombre de pila",
    ],
  ],
  [
    "familyName",
    [
      "last name",
      "lastname",
      "surname",
      "family name",
      "familyname",
      "lname",
      "apellido",
      "apellidos",
      "primer apellido",
    ],
  ],
  [
    "fullName",
    [
      "name",
      "full name",
      "fullname",
      "contact",
      "contact name",
      "customer",
      "customer name",
      "nombre completo",
      "nombre y apellidos",
      "contacto",
      "cliente",
    ],
  ],
  [
    "title",
    ["title", "job title", "position", "role", "occupation", "job", "cargo", "puesto", "ocupacion", "profesion", "rol"],
  ],
  [
    "company",
    [
      "company",
      "company name",
      "account",
      "account name",
      "organization",
      "organisation",
      "employer",
      "business",
      "empresa",
      "compania",
      "cuenta",
      "organizacion",
      "razon social",
      "nombre de la empresa",
    ],
  ],
  ["tags", ["tags", "tag", "labels", "label", "segments", "etiquetas", "etiqueta"]],
  [
    "notes",
    [
      "notes",
      "note",
      "comments",
      "comment",
      "background",
      "description",
      "remarks",
      "notas",
      "nota",
      "comentarios",
      "observaciones",
      "descripcion",
    ],
  ],
];
const emailWords = /\b(e ?mail|mail|correo)\b/;
const phoneWords = /\b(phone|telephone|tel|mobile|cell|cellphone|telefono|movil|celular|fono)\b/;
const notFields = /\b(opt|valid|invalid|consent|verified|status|date|fecha|count|type|tipo)\b/;

/** "FirstName", "first_name" and "Primer nombre" alike. */
function words(header: string): string {
  return fold(header.replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2"));
}

function fieldOf(column: ColumnFacts): ImportField {
  const name = words(column.header).replace(/ \d+$/, "");
  if (column.kind === "empty" && name === "") return "skip";
  for (const [field, names] of headings) if (names.includes(name)) return field;
  if (emailWords.test(name) && !notFields.test(name) && column.kind !== "date" && column.kind !== "boolean")
    return "email";
  if (phoneWords.test(name) && !notFields.test(name) && column.kind !== "date" && column.kind !== "boolean")
    return "phone";
  if (column.kind === "email") return "email";
  if (column.kind === "phone") return "phone";
  return "detail";
}

/** Several columns may be e-mail or phone (the first filled one counts); the rest take the first column that fits. */
const many = new Set<ImportField>(["email", "phone", "detail", "skip", "tags"]);

/** What each column most likely is, by its heading and by its cells; and by what rows can be recognised. */
export function suggestMapping(columns: readonly ColumnFacts[]): ImportMapping {
  const taken = new Set<ImportField>();
  const hasParts = columns.some((column) => ["givenName", "familyName"].includes(fieldOf(column)));
  const fields = columns.map((column): ImportField => {
    const field = fieldOf(column);
    if (field === "fullName" && hasParts) return "detail";
    if (!many.has(field) && taken.has(field)) return "detail";
    taken.add(field);
    return field;
  });
  // "Nombre" alone, without "Apellidos", is a whole name.
  if (taken.has("givenName") && !taken.has("familyName") && !taken.has("fullName")) {
    const index = fields.indexOf("givenName");
    if (columns[index]?.samples.some((sample) => sample.trim().includes(" "))) fields[index] = "fullName";
  }
  return {
    columns: fields.map((field, index) => {
      const dateOrder = columns[index]?.dateOrder;
      return dateOrder ? { field, dateOrder } : { field };
    }),
    match: taken.has("email") ? "email" : taken.has("externalId") ? "externalId" : "email",
    tidyCapitals: true,
  };
}
