import type { Translation } from "../../../lib/messages";
import type { shell as en } from "./shell-en";

export const shell: Translation<typeof en> = {
  pages: {
    adoption: "Despliegues",
    adoption_leadership: "De un vistazo",
    adoption_team: "Mi equipo",
    adoption_mine: "Mis hábitos",
  },
  palette: { mine: "Ver mis hábitos", definitions: "Cómo se cuentan las cifras" },
};
