import type { Translation } from "../../../lib/messages";
import type { events as en } from "./events-en";

export const events: Translation<typeof en> = {
  modules: {
    crm: "CRM",
    training: "Aprender",
    feedback: "Voz",
    sponsorship: "Patrocinio",
    change: "Cambio",
    adoption: "Adopción",
    directory: "Personas",
    telemetry: "Conexiones",
  },
  crm: {
    account_created: "Añadió una cuenta",
    account_updated: "Cambió una cuenta",
    contact_created: "Añadió un contacto",
    contact_updated: "Cambió un contacto",
    contacts_imported: "Importó contactos",
    import_undone: "Deshizo una importación",
    list_exported: "Exportó una lista",
    opportunity_created: "Añadió una oportunidad",
    opportunity_updated: "Cambió una oportunidad",
    opportunity_moved: "Pasó una oportunidad a otra etapa",
    next_step_set: "Fijó un próximo paso",
    activity_logged: "Registró una actividad",
    activity_withdrawn: "Retiró una actividad",
    record_reassigned: "Pasó un registro a otra persona",
  },
  training: {
    lesson_opened: "Abrió una lección",
    quiz_submitted: "Respondió a un cuestionario",
    course_completed: "Terminó un curso",
  },
  feedback: {
    post_submitted: "Dijo qué falla o qué ayudaría",
    post_voted: "Apoyó lo que dijo otra persona",
  },
  sponsorship: {
    message_sent: "Envió unas palabras a un público",
    message_read: "Leyó las palabras de quien patrocina",
  },
  change: { rollout_planned: "Planificó un despliegue, una oleada o un comportamiento" },
};
