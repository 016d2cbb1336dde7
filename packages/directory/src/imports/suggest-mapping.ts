import type { PeopleMapping, PersonField } from "../contract";

/** Headings we recognise, in English and Spanish, without accents, spaces or signs. */
const headings: Record<PersonField, readonly string[]> = {
  email: [
    "email",
    "emailaddress",
    "mail",
    "workemail",
    "correo",
    "correoelectronico",
    "correocorporativo",
    "direcciondecorreo",
  ],
  givenName: ["givenname", "firstname", "first", "forename", "nombre", "nombres", "primernombre"],
  familyName: ["familyname", "lastname", "last", "surname", "apellido", "apellidos"],
  externalId: [
    "externalid",
    "employeeid",
    "employeenumber",
    "personnelnumber",
    "staffid",
    "id",
    "numerodeempleado",
    "idempleado",
    "codigo",
    "legajo",
    "cedula",
  ],
  orgUnit: [
    "orgunit",
    "unit",
    "department",
    "team",
    "division",
    "area",
    "unidad",
    "unidadorganizativa",
    "departamento",
    "equipo",
    "gerencia",
  ],
  manager: [
    "manager",
    "manageremail",
    "peoplemanager",
    "supervisor",
    "supervisoremail",
    "reportsto",
    "jefe",
    "correojefe",
    "correodeljefe",
    "responsable",
    "correoresponsable",
    "responsabledeequipo",
  ],
  jobRole: ["jobrole", "role", "job", "jobtitle", "title", "position", "puesto", "cargo", "rol"],
  location: ["location", "office", "site", "city", "ubicacion", "oficina", "sede", "ciudad"],
  language: ["language", "lang", "locale", "idioma", "lengua"],
  timeZone: ["timezone", "tz", "zonahoraria", "husohorario"],
  startsOn: [
    "startson",
    "startdate",
    "start",
    "hiredate",
    "hired",
    "joined",
    "fechadeinicio",
    "fechadeingreso",
    "fechaingreso",
    "ingreso",
    "alta",
  ],
  endsOn: [
    "endson",
    "enddate",
    "end",
    "leavedate",
    "terminationdate",
    "fechadefin",
    "fechadesalida",
    "fechasalida",
    "baja",
  ],
  workloadPercent: ["workloadpercent", "workload", "fte", "jornada", "dedicacion", "porcentajedejornada"],
};

export function plainHeading(heading: string): string {
  return heading
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
}

/** What each column most likely holds; nothing is guessed from the rows themselves. */
export function suggestMapping(columns: readonly string[]): PeopleMapping {
  const mapping: PeopleMapping = {};
  columns.forEach((column, index) => {
    const plain = plainHeading(column);
    for (const [field, known] of Object.entries(headings) as [PersonField, readonly string[]][])
      if (mapping[field] === undefined && known.includes(plain)) {
        mapping[field] = index;
        return;
      }
  });
  return mapping;
}
