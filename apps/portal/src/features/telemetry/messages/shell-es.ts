import type { Translation } from "../../../lib/messages";
import type { shell as en } from "./shell-en";

export const shell: Translation<typeof en> = {
  pages: {
    adoption_usage: "Uso",
    adoption_insights: "Consultas",
    admin_sources: "Conexiones",
    admin_names: "Nombres desconocidos",
    admin_history: "Archivos con historial",
    admin_keeping: "Conservar y borrar",
    admin_events: "Catálogo de eventos",
  },
  palette: {
    insights: "Panel y consultas guardadas",
    usage: "¿Cuánto se usa?",
    connections: "Conectar otro sistema",
    keeping: "Cuánto se guarda el uso, y borrar a una persona",
    mine: "Lo que se registró de mí",
  },
};
