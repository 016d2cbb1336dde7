import type { Translation } from "../../../lib/messages";
import type { shell as en } from "./shell-en";

export const shell: Translation<typeof en> = {
  pages: { admin_sources: "Conexiones" },
  palette: { connections: "Conectar otro sistema", mine: "Lo que se registró de mí" },
};
