import { bytesInMemory } from "@arraigo/platform/files";
import { describe, expect, it } from "vitest";
import { openHistory } from "../../src/history/open-history";
import { readMoment } from "../../src/history/read-moment";
import { suggestMapping } from "../../src/history/suggest-mapping";
import { surveyFile } from "../../src/history/survey-file";

describe("a moment", () => {
  it.each([
    ["2026-03-29T02:30:00", "ymd", "2026-03-29T01:30:00.000Z"],
    ["2026-10-25T02:30:00", "ymd", "2026-10-25T01:30:00.000Z"],
    ["2026-10-25T02:30:00+05:30", "ymd", "2026-10-24T21:00:00.000Z"],
    ["25/10/2026 14:05", "dmy", "2026-10-25T13:05:00.000Z"],
    ["10/25/2026, 2:05:06 PM", "mdy", "2026-10-25T13:05:06.000Z"],
    ["20231218054831.655", "compact", "2023-12-18T04:48:31.655Z"],
    ["1766000000", "seconds", "2025-12-17T19:33:20.000Z"],
    ["1766000000123", "milliseconds", "2025-12-17T19:33:20.123Z"],
    ["31/02/2026 10:00", "dmy", undefined],
    ["2026-02-30T10:00:00Z", "ymd", undefined],
    ["2026-11-31 10:00:00+01:00", "ymd", undefined],
    ["2028-02-29T10:00:00Z", "ymd", "2028-02-29T10:00:00.000Z"],
    ["20260230104831", "compact", undefined],
    ["17", "seconds", undefined],
    ["", "ymd", undefined],
  ] as const)("%s (%s) is told in the zone of Madrid where it names none", (text, format, at) => {
    expect(readMoment(text, format, "Europe/Madrid")).toBe(at);
  });
});

describe("a file's columns", () => {
  const facts = async (content: string | Buffer, language: "en" | "es" = "en") =>
    surveyFile(await openHistory(bytesInMemory(Buffer.from(content as string))), language);

  it("are told by Spanish headings, semicolons and Windows letters too", async () => {
    const found = await facts(
      Buffer.from("Usuario;Acción;Fecha y hora;Dirección IP\nana;ganó;05/06/2026 10:00;1.1.1.1\n", "latin1"),
      "es",
    );
    expect(found).toMatchObject({ encoding: "windows-1252", delimiter: ";" });
    const mapping = suggestMapping(found, "Europe/Madrid");
    expect(mapping.columns.map(({ role }) => role)).toEqual(["person", "event", "time", "skip"]);
    expect(mapping.timeFormat).toBe("dmy");
  });

  it("are told by a word within longer headings, and not by one that a second word turns into something else", async () => {
    const rolesOf = async (content: string) =>
      suggestMapping(await facts(content), "UTC").columns.map(({ role }) => role);
    expect(
      await rolesOf("User role,E-mail of the user,Action type,Action taken,Logged\nadmin,a@x.example,b,c,2026-01-01\n"),
    ).toEqual(["property", "person", "property", "event", "time"]);
    expect(await rolesOf("Correo del empleado,Acción realizada,Momento\na@x.example,b,2026-01-01\n")).toEqual([
      "person",
      "event",
      "time",
    ]);
  });

  it("with a day beyond the twelfth tell the order of day and month, whatever the language", async () => {
    expect(
      suggestMapping(await facts("user,event,date\na,b,05/06/2026 10:00\na,b,05/26/2026 10:00\n", "es"), "UTC")
        .timeFormat,
    ).toBe("mdy");
  });

  it("without one for the event all get one name, and that has to be chosen", async () => {
    const mapping = suggestMapping(await facts("email,login time\na@x.example,2026-01-01T10:00:00Z\n"), "UTC");
    expect(mapping.eventName).toBe("used");
    expect(mapping.columns.map(({ role }) => role)).toEqual(["person", "time"]);
  });
});
