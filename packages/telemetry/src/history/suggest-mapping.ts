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
  if (what !== "time" && what !== "person") return -1;
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
