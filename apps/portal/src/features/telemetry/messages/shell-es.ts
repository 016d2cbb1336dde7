import type { Translation } from "../../../lib/messages";
import type { shell as en } from "./shell-en";

export const shell: Translation<typeof en> = {
  pages: {
    adoption_usage: "Uso",
    admin_sources: "Conexiones",
    admin_names: "Nombres desconocidos",
    admin_history: "Historial",
    admin_events: "Catálogo de eventos",
  },
  palette: { usage: "¿Cuánto se usa?", connections: "Conectar otro sistema", mine: "Lo que se registró de mí" },
};
