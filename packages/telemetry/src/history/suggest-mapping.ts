import type { ColumnRole, HistoryMapping } from "../history-contract";
import type { ColumnFacts, FileFacts } from "./file-facts";

/** What headings are called, folded to letters and digits; the first of a list that a file has is taken. */
const words: Record<"person" | "event" | "time" | "messageId" | "properties", readonly string[]> = {
  person: [
    "userid",
    "distinctid",
    "user",
    "username",
    "useridderived",
    "email",
    "useremail",
    "employeenumber",
    "employeeid",
    "employee",
    "login",
    "person",
    "personid",
    "actor",
    "usuario",
    "idusuario",
    "correo",
    "correoelectronico",
    "empleado",
    "numerodeempleado",
    "persona",
    "createdbyid",
    "emailaddress",
    "useremailaddress",
    "mail",
    "useridentifier",
    "nombredeusuario",
    "loginname",
    "who",
    "quien",
    "anonymousid",
  ],
  event: [
    "event",
    "eventname",
    "eventtype",
    "action",
    "activity",
    "evento",
    "accion",
    "actividad",
    "name",
    "nombre",
    "operation",
    "operacion",
    "feature",
    "funcion",
    "what",
    "que",
  ],
  time: [
    "timestamp",
    "originaltimestamp",
    "timestampderived",
    "time",
    "when",
    "cuando",
    "occurredat",
    "eventtime",
    "eventdate",
    "datetime",
    "date",
    "createdat",
    "createddate",
    "logintime",
    "fecha",
    "fechahora",
    "fechayhora",
    "hora",
    "momento",
    "receivedat",
  ],
  messageId: ["messageid", "eventid", "insertid", "uuid", "guid", "id", "eventidentifier", "idmensaje", "idevento"],
  properties: ["properties", "props", "attributes", "payload", "data", "propiedades", "atributos", "datos"],
};

/** Says more about a device, a connection or the sending itself than about what was done. */
const needless =
  /(?:^|[^a-z])ips?(?:$|[^a-z])|address|direccion|browser|navegador|agent|session|sesion|device|dispositivo|token|password|contrase|cookie|latitud|longitud|^(?:context|integrations|anonymousid|channel|version|type|writekey|sentat|receivedat|originaltimestamp|metadata)$/;

const fold = (name: string) => name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const letters = (name: string) => fold(name).replace(/[^a-z0-9]/g, "");

/** Words that make a longer heading one of these: "E-mail of the user", "Acción realizada". */
const within: Partial<Record<keyof typeof words, readonly string[]>> = {
  person: [
    "email",
    "mail",
    "correo",
    "user",
    "username",
    "usuario",
    "employee",
    "empleado",
    "empleada",
    "person",
    "persona",
    "actor",
  ],
  event: ["event", "evento", "action", "accion", "activity", "actividad", "operation", "operacion"],
};
/** Words beside them that make it something else: "user agent", "event description", "login status". */
const besides =
  /^(?:id|ids|type|tipo|status|estado|count|total|description|descripcion|category|categoria|source|origen|role|rol|agent|url|country|pais|city|ciudad|name|nombre|group|grupo|profile|perfil)$/;
const wordsOf = (name: string) =>
  fold(name.replace(/([a-z])([A-Z])/g, "$1 $2").replace(/e-mail/gi, "email")).split(/[^a-z0-9]+/);

/** Whether a heading has such a word in it, and none that turns it into something else. */
function hasWord(name: string, what: keyof typeof words): boolean {
  const own = wordsOf(name);
  return own.some((word) => within[what]?.includes(word)) && !own.some((word) => besides.test(word));
}

const fits: Record<keyof typeof words, (column: ColumnFacts) => boolean> = {
  person: ({ objects, times }) =>
    !objects && !times.some((format) => format !== "seconds" && format !== "milliseconds"),
  event: ({ objects, times }) => !objects && times.length === 0,
  time: ({ times }) => times.length > 0,
  messageId: ({ objects, filled }) => !objects && filled > 0.99,
  properties: ({ objects }) => objects,
};

/** The column that most likely is this, by its heading first, and then, for times and objects, by what stands in it. */
function find(columns: readonly ColumnFacts[], what: keyof typeof words, taken: ReadonlySet<number>): number {
  for (const word of words[what]) {
    const at = columns.findIndex(
      (column, index) => !taken.has(index) && letters(column.name) === word && fits[what](column),
    );
    if (at >= 0) return at;
  }
  const named = columns.findIndex(
    (column, index) =>
      !taken.has(index) &&
      column.filled > 0.5 &&
      hasWord(column.name, what) &&
      !needless.test(fold(column.name)) &&
      fits[what](column),
  );
  if (named >= 0 || (what !== "time" && what !== "person")) return named;
  return columns.findIndex(
    (column, index) =>
      !taken.has(index) &&
      (what === "time"
        ? column.times.length > 0 && column.kind === "text"
        : column.samples.every((sample) => sample.includes("@")) && column.samples.length > 0),
  );
}

/** What each column probably is, and how its times are written. Wishes to be looked at: nothing is decided here. */
export function suggestMapping({ columns }: FileFacts, timeZone: string): HistoryMapping {
  const taken = new Set<number>();
  const roles = new Map<number, ColumnRole>();
  for (const what of ["time", "person", "event", "messageId", "properties"] as const) {
    const at = find(columns, what, taken);
    if (at < 0) continue;
    taken.add(at);
    roles.set(at, what);
  }
  const roleOf = (column: ColumnFacts, index: number): ColumnRole => {
    const found = roles.get(index);
    if (found) return found;
    return column.filled === 0 || column.objects || needless.test(fold(column.name)) ? "skip" : "property";
  };
  const time = columns.find((_column, index) => roles.get(index) === "time");
  return {
    columns: columns.map((column, index) => ({ role: roleOf(column, index), kind: column.kind })),
    eventName: [...roles.values()].includes("event") ? null : "used",
    timeFormat: time?.times[0] ?? "ymd",
    timeZone,
  };
}
