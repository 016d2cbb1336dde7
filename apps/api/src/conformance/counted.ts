import { flat, type Texts } from "./messages";

/** Things there can be one of. People are left out: a figure of one person is protected, and no text ever says it. */
const things =
  "rows|columns|lines|files|lessons|questions|waves|accounts|contacts|customers|opportunities|deals|cases|products|activities|records|steps|" +
  "filas|columnas|líneas|archivos|lecciones|preguntas|oleadas|cuentas|contactos|clientes|oportunidades|casos|productos|actividades|registros|fichas|pasos";
const counted = new RegExp(`\\{(\\w+)(?:, number)?\\}[\\s\\u00a0](?:${things})(?![\\p{L}\\p{N}])`, "gu");

/** Bounds are never one, and neither is what there are more than. */
const isBound = (name: string, before: string): boolean =>
  /Max$|^(?:maximum|minimum)$/u.test(name) ||
  /(?:more than|más de|other \{)\s*$/iu.test(before.replaceAll(/<\w+>/gu, ""));

/** Texts that put a number before a word in the plural and have none for one: "1 rows". */
export function unworded(where: string, texts: Texts): string[] {
  return [...flat(texts)].flatMap(([key, text]) =>
    [...text.matchAll(counted)]
      .filter((match) => !isBound(match[1] ?? "", text.slice(0, match.index)))
      .map(([said]) => `${where}: ${key} says “${said}” of one too`),
  );
}
