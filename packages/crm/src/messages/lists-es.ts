import type { SameKeys } from "@arraigo/platform";
import type { listsEn } from "./lists-en";

/** Palabras de listas, vistas, campos propios y exportaciones. */
export const listsEs: SameKeys<typeof listsEn> = {
  errors: {
    FilterInvalid: "Esta lista ya no se puede filtrar así por «{field}». Quita esa condición.",
    SearchTooLong: "Una búsqueda admite {wordsMax, number} palabras distintas como máximo. Quita algunas.",
    SortUnknown: "Esta lista no se puede ordenar por «{field}».",
    TooManyRecords: "Son más de {recordsMax, number} fichas a la vez. Acota la lista con un filtro.",
    ViewsFull: "{viewsMax, number} vistas de una lista son el máximo. Quita una que ya no uses.",
    CustomFieldsFull: "{fieldsMax, number} campos propios son el máximo.",
    ExportForgotten: "Este archivo ya no se guarda. Vuelve a exportar la lista.",
  },
  listTitles: {
    account: "Cuentas",
    contact: "Contactos",
    lead: "Clientes potenciales",
    opportunity: "Oportunidades",
    case: "Casos",
    product: "Productos",
    activity: "Actividades",
    profit: "Lo que aportan los clientes",
    claim: "Sin reclamar",
    entered: "Entraron en una etapa",
  },
  notices: {
    exportReady:
      "Tu archivo con {rows, plural, one {# fila} other {# filas}} está listo. Se guarda una semana y luego se olvida.",
    exportFailed: "Tu exportación no se pudo terminar: entre tus exportaciones ves por qué. No se ha perdido nada.",
  },
  audit: {
    list_exported: "exportó una lista",
    records_changed: "cambió muchas fichas a la vez",
    records_reassigned: "dio muchas fichas a otra persona",
    records_removed: "quitó fichas",
    field_created: "añadió un campo",
    field_changed: "cambió un campo",
    field_archived: "archivó un campo",
    field_restored: "recuperó un campo",
    field_indexed: "hizo que las listas se ordenen por un campo",
    field_unindexed: "dejó de ordenar las listas por un campo",
  },
  permissions: {
    view_save: "Guardar vistas de listas",
    view_share: "Mostrar vistas de listas a todo el mundo",
    field_manage: "Añadir y cambiar los campos propios de la organización",
  },
};
