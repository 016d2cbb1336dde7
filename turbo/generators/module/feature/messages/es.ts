import type { Translation } from "../../../lib/messages";
import type { messages as en } from "./en";

export const messages: Translation<typeof en> = {
  pages: { __id__: "__Id__" },
  entries: {
    title: "__Id__",
    name: "Nombre",
    added: "Añadida",
    none: "Aún no hay nada",
    noneWhy: "Las entradas aparecen aquí en cuanto alguien añade una.",
  },
};
