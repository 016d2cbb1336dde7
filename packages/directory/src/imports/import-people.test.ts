import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type TestPerson, type World } from "../../test/factories";
import { directoryModule } from "../index";
import { decodeFile, readTable } from "./read-file";
import { suggestMapping } from "./suggest-mapping";

const router = directoryModule.router as typeof import("../router").router;
let world: World<typeof router>;
let admin: TestPerson<typeof router>;
beforeAll(async () => {
  world = await openWorld({ ...directoryModule, router });
});
afterAll(() => world.close());

async function upload(text: string | Uint8Array) {
  return admin.call.imports.upload({
    fileName: "people.csv",
    contentBase64: Buffer.from(text as string).toString("base64"),
  });
}

async function newAdmin() {
  admin = await (await world.organisation()).person({ roles: ["administrator"], email: "admin@example.com" });
}

const file = `Correo;Nombre;Apellidos;Departamento;Correo del jefe;Cargo;Sede;Idioma;Fecha de ingreso
eva@example.com;Eva;Ríos;Ventas / Bogotá;leo@example.com;Vendedora;Bogotá;Español;2024-02-01
leo@example.com;Leo;Paz;Ventas;;Jefe;Bogotá;es;2020-01-15
;Nadie;Sin correo;Ventas;;;;;
uma@example.com;Uma;Gil;Ventas;nobody@example.com;;;;
eva@example.com;Eva;Otra;;;;;;
ida@example.com;Ida;;;;;;;
pia@example.com;Pia;Sol;;pia@example.com;;;;
max@example.com;Max;Sur;;;;;Klingon;
`;

test("the dry run and the import count the same, bad rows are listed by line, and the rest goes in", async () => {
  await newAdmin();
  const { importId, mapping, rows } = await upload(file);
  expect(rows).toBe(8);
  const plan = await admin.call.imports.plan({ importId, mapping });
  expect((await admin.call.people.list({})).people).toHaveLength(1);
  const done = await admin.call.imports.commit({ importId, mapping });
  expect(done).toEqual(plan);
  expect(done).toMatchObject({ created: 2, updated: 0, unchanged: 0, failed: 6 });
  expect(done.problems.map((each) => each.line)).toEqual([4, 5, 6, 7, 8, 9]);
  expect(done.problems[1]?.reason).toContain("nobody@example.com");
  expect(world.published.filter((each) => each.event === "directory.people_imported")).toMatchObject([
    { payload: { importId, created: 2 } },
  ]);
  const eva = (await admin.call.people.list({ text: "eva" })).people[0];
  expect(eva).toMatchObject({ name: "Eva Ríos", orgUnit: "Bogotá", jobRole: "Vendedora", manager: "Leo Paz" });
});

test("the same file again changes nothing", async () => {
  await newAdmin();
  for (const expected of [
    { created: 2, unchanged: 0 },
    { created: 0, updated: 0, unchanged: 2 },
  ]) {
    const { importId, mapping } = await upload(file);
    expect(await admin.call.imports.commit({ importId, mapping })).toMatchObject(expected);
  }
});

test("an empty cell leaves what is there; a filled one replaces it", async () => {
  await newAdmin();
  const first = await upload(file);
  await admin.call.imports.commit(first_(first));
  const second = await upload("email,first name,department,job title\neva@example.com,,,Directora\n");
  expect(await admin.call.imports.commit(first_(second))).toMatchObject({ updated: 1 });
  expect((await admin.call.people.list({ text: "eva" })).people[0]).toMatchObject({
    name: "Eva Ríos",
    orgUnit: "Bogotá",
    jobRole: "Directora",
  });
});
const first_ = ({ importId, mapping }: Awaited<ReturnType<typeof upload>>) => ({ importId, mapping });

test("a file is carried out once, and its content is forgotten", async () => {
  await newAdmin();
  const given = first_(await upload(file));
  await admin.call.imports.commit(given);
  await expect(admin.call.imports.commit(given)).rejects.toMatchObject({ cause: { code: "directory.ImportFinished" } });
});

test("what cannot be read as a table is refused in plain words", async () => {
  await newAdmin();
  for (const text of [" ", "just one column\nx\n", "a,b\u0000c\n1,2\n"])
    await expect(upload(text)).rejects.toMatchObject({ cause: { code: "directory.FileNotReadable" } });
  const { importId } = await upload("a,b\n1,2\n");
  await expect(admin.call.imports.plan({ importId, mapping: {} })).rejects.toMatchObject({
    cause: { code: "directory.ColumnMissing" },
  });
});

test("an employee cannot import, and another organisation's file does not exist", async () => {
  await newAdmin();
  const given = first_(await upload(file));
  const employee = await (await world.organisation()).person();
  await expect(employee.call.imports.plan(given)).rejects.toMatchObject({ code: "FORBIDDEN" });
  const stranger = await (await world.organisation()).person({ roles: ["administrator"] });
  await expect(stranger.call.imports.commit(given)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("a file cannot give every administrator a last day, in the dry run as in the import", async () => {
  const organisation = await world.organisation();
  admin = await organisation.person({ roles: ["administrator"], email: "first@example.com" });
  const second = await organisation.person({ roles: ["administrator"], email: "second@example.com" });
  await admin.call.people.setAccess({ personId: second.id, access: "enabled" });
  const both = first_(await upload("email,end date\nfirst@example.com,2027-01-31\nsecond@example.com,2027-01-31\n"));
  for (const carryOut of [admin.call.imports.plan, admin.call.imports.commit])
    await expect(carryOut(both)).rejects.toMatchObject({ cause: { code: "directory.LastAdministrator" } });
  const one = first_(await upload("email,end date\nfirst@example.com,2027-01-31\n"));
  expect(await admin.call.imports.commit(one)).toMatchObject({ updated: 1 });
});

test("ten thousand people go in at once, managers in any order", async () => {
  await newAdmin();
  const rows = Array.from(
    { length: 10_000 },
    (_, n) =>
      `p${n}@example.com,Given ${n},Family ${n},Unit ${n % 50} / Team ${n % 500},${n % 10 === 9 ? "" : `p${n + 1}@example.com`}`,
  );
  const given = first_(await upload(`email,first name,last name,department,manager\n${rows.join("\n")}\n`));
  expect(await admin.call.imports.commit(given)).toMatchObject({ created: 10_000, failed: 0 });
});

test("old spreadsheets' letters, marks at the beginning and any usual separator are understood", () => {
  expect(decodeFile(Buffer.from("Peña", "latin1"))).toBe("Peña");
  expect(decodeFile(Buffer.from("\ufeffPeña", "utf8"))).toBe("Peña");
  expect(decodeFile(Buffer.from("\ufeffPeña", "utf16le"))).toBe("Peña");
  expect(decodeFile(Buffer.from("\ufeffPeña", "utf16le").swap16())).toBe("Peña");
  for (const sign of [",", ";", "\t", "|"])
    expect(readTable(`a${sign}b\n1${sign}2\n`)).toEqual({
      columns: ["a", "b"],
      rows: [{ line: 2, cells: ["1", "2"] }],
    });
});

test("a row's line is where it begins in the file, also after breaks inside quotes and empty lines", () => {
  const { rows } = readTable('a,b\n"one\nand two",x\n\nthree,y\n');
  expect(rows.map((row) => row.line)).toEqual([2, 5]);
});

test("headings in English and Spanish find their field, each column once", () => {
  expect(suggestMapping(["E-Mail", "First Name", "Apellidos", "Unidad organizativa", "Reports to", "nombre"])).toEqual({
    email: 0,
    givenName: 1,
    familyName: 2,
    orgUnit: 3,
    manager: 4,
  });
});
