import type { SameKeys } from "@arraigo/platform";
import type { en } from "./en";

export const es: SameKeys<typeof en> = {
  errors: {
    EntryNameTaken: "Ya hay una entrada llamada «{name}». Elige otro nombre.",
  },
  permissions: {
    entry_read: "Ver entradas",
    entry_add: "Añadir entradas",
  },
};
