import type { SameKeys } from "@arraigo/platform";
import type { en } from "./en";
import { historyEs } from "./history-es";

export const es: SameKeys<typeof en> = {
  errors: {
    ...historyEs.errors,
    WriteKeyNotFound: "Esta clave de escritura no existe o ya fue revocada.",
    TooManyWriteKeys:
      "Una organización puede tener como máximo {maximum} claves de escritura en uso. Revoca primero una que ya no necesites.",
    KeyIsPublic:
      "Esta clave puede haberse leído en una página, así que ya no se le puede creer como a la de un servidor. Crea otro origen para tus servidores y dales su clave.",
    RejectedNotFound: "Este evento rechazado ya no está en la lista.",
    CursorUnreadable: "No se puede continuar la lista desde aquí. Vuelve a cargarla.",
    NameTaken: "El directorio ya dice de quién es este nombre. Cámbialo ahí.",
    NameStandsForNobody: "Los programas escriben este nombre cuando no saben quién es, así que no es de nadie.",
    NameNotDecided: "Nadie ha decidido sobre este nombre, o la decisión ya se deshizo.",
    PersonUnknown: "Esta persona no está en el directorio.",
    FilesWaiting:
      "El archivo {fileName} espera a incorporarse, o se está trabajando en él, y podría volver a nombrar a esta persona. Incorpóralo o descártalo antes, y después borra.",
    RawEventsGone:
      "El orden en que se hicieron las cosas se conoce durante {days} días. Pregunta desde el {since}: lo anterior sigue en las demás cifras de uso.",
    WeekNotOver:
      "Las secuencias se cuentan por semanas completas y terminadas, de lunes a domingo. No hay ninguna desde el {from} hasta el {until}: pregunta por más días, o por otros anteriores.",
    DaysGone:
      "Quién hizo algo cada día se conoce desde el {since}. Pregunta por días desde entonces: de los anteriores solo quedan sumas de grupos.",
    RawOutlivesPeople: "Los eventos sueltos no se pueden guardar más tiempo que las cuentas por persona.",
    AnnotationNotFound: "Esta nota del eje temporal ya no está.",
    InsightNotFound: "Esta consulta guardada no existe, se eliminó o no está compartida contigo.",
    DashboardNotFound: "Este panel no existe, se eliminó o no te corresponde cambiarlo.",
    AlertNotFound: "Esta alerta no existe o se eliminó.",
    NothingToWatch:
      "La página de este análisis no tiene ningún número que pueda cruzar un límite. Guarda uno de personas activas, frecuencia, retención, licencias, funciones, tiempo, un embudo o recorridos, y vigila ese.",
    MeasureUnknown: "Este análisis no tiene ningún número «{measure}». Elige uno de estos: {known}.",
    KeptFull: "Hay sitio para {maximum}. Elimina antes una que ya no necesites.",
  },
  audit: {
    ...historyEs.audit,
    write_key_created: "creó una clave de escritura",
    write_key_revoked: "anuló una clave de escritura",
    write_key_rotated: "dio a un origen una nueva clave de escritura",
    write_key_limited: "cambió cuánto puede enviar un origen",
    write_key_trusted: "cambió qué se le cree a un origen sobre quién es quién",
    arrivals_watched: "miró llegar los eventos de un origen, con personas y valores",
    rejected_opened: "miró un evento rechazado tal como se envió",
    rejected_replayed: "aceptó después eventos rechazados",
    rejected_discarded: "quitó de la lista eventos rechazados, para siempre",
    name_mapped: "dijo a qué persona corresponde un nombre de otro sistema",
    name_set_outside: "dijo que un nombre de otro sistema no es de nadie del directorio",
    name_unmapped: "deshizo a quién corresponde un nombre de otro sistema",
    retention_changed: "cambió cuánto tiempo se guarda el uso",
    erasure_considered: "miró dónde hay algo registrado de una persona, para borrarlo",
    erasure_begun: "empezó a borrar lo registrado de una persona",
    person_erased: "borró lo registrado sobre una persona",
    people_looked_at: "miró si una persona usa lo que se le pide",
    event_described: "describió un evento del catálogo",
    annotation_written: "escribió una nota en los ejes temporales",
    annotation_removed: "quitó una nota de los ejes temporales",
    insight_changed: "cambió una consulta guardada que compartía otra persona",
    insight_removed: "eliminó una consulta guardada que compartía otra persona",
    dashboard_changed: "cambió un panel que compartía otra persona",
    dashboard_removed: "eliminó un panel que compartía otra persona",
  },
  permissions: {
    ...historyEs.permissions,
    usage_read: "Ver los orígenes y lo que llega de ellos",
    key_manage: "Crear y revocar claves de escritura",
    arrival_read: "Ver personas y valores en eventos que llegan o se rechazan, y aceptar después los rechazados",
    name_map: "Decir a qué persona corresponde un nombre de otro sistema",
    catalogue_manage: "Describir y planificar eventos",
    retention_manage: "Decidir cuánto tiempo se guarda el uso",
    person_erase: "Borrar lo registrado sobre una persona",
    figure_read: "Ver cuánto, con qué frecuencia y con qué amplitud se usa, en grupos lo bastante grandes",
    people_look:
      "Ver con nombre si cada persona usa lo que un despliegue le pide, donde el modo de privacidad lo permite",
    annotation_read: "Ver en los ejes temporales cuándo se puso algo en marcha, se enseñó, se dijo o se publicó",
    annotation_write: "Escribir notas en los ejes temporales de todos",
    insight_manage: "Cambiar el nombre y eliminar consultas y paneles que comparten otras personas",
  },
  notices: {
    alertFired:
      "«{insight}» está {condition, select, above {por encima de {line}} below {por debajo de {line}} other {a más de {line} del periodo anterior}}: {value}.",
  },
};
