import type { Translation } from "../../../lib/messages";
import type { shell as en } from "./shell-en";

export const shell: Translation<typeof en> = {
  pages: { change: "Despliegues" },
  palette: { plan: "Planificar un despliegue", mine: "Qué se me pide" },
};
