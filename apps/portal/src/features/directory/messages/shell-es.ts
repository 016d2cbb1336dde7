import type { Translation } from "../../../lib/messages";
import type { shell as en } from "./shell-en";

export const shell: Translation<typeof en> = {
  pages: {
    admin_people: "Personas",
    admin_structure: "Estructura",
    admin_access: "Permisos",
    admin_privacy: "Privacidad",
    admin_audit: "Registro de auditoría",
  },
  palette: {
    add: "Añadir una persona",
    import: "Importar personas de un archivo",
    aboutMe: "Qué se sabe de mí",
    person: "Persona",
  },
};
