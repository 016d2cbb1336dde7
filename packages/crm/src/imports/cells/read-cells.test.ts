import { readDate, readInstant } from "@arraigo/platform/files";
import { describe, expect, it } from "vitest";
import { undefused } from "../../exports/defused";
import { isNothing } from "./nothing";
import { choiceWords, readChoice } from "./read-choice";
import { readEmails } from "./read-email";
import { meantBy, minorOf, readCurrency, readMoney } from "./read-money";
import { readNumber } from "./read-number";
import { numbersIn, readPhone, readTags, readUrl } from "./read-plain";
import { readYesNo } from "./read-yes-no";
import { tidyCapitals } from "./tidy-capitals";

describe("reading a cell", () => {
  it("two phone numbers in one cell are two, and one that is written with a slash or a comma stays one", () => {
    for (const [cell, numbers] of [
      ["55 1234 5678 / 55 8765 4321", ["55 1234 5678", "55 8765 4321"]],
      ["5512345678/5587654321", ["5512345678", "5587654321"]],
      ["+34 600 100 200, +34 600 100 201 y 600100202", ["+34 600 100 200", "+34 600 100 201", "600100202"]],
      ["600100200;600100201", ["600100200", "600100201"]],
      ["600100200\n600100201 ext. 5", ["600100200", "600100201 ext. 5"]],
      ["030/1234567", ["030/1234567"]],
      ["(55) 1234-5678", ["(55) 1234-5678"]],
      ["600100200 / call in the evening", ["600100200 / call in the evening"]],
      ["600100200 / 12", ["600100200 / 12"]],
    ] as const)
      expect(numbersIn(cell), cell).toEqual(numbers);
  });

  it("numbers are read as people write them, in either convention", () => {
    for (const [text, mark, value] of [
      ["1.234,56", ",", 1234.56],
      ["1,234.56", ".", 1234.56],
      ["1.234,56", ".", 1234.56],
      ["1,234", ".", 1234],
      ["1,234", ",", 1.234],
      ["1.234.567", ".", 1234567],
      ["12,34,567.5", ".", 1234567.5],
      ["1 234 567,5", ",", 1234567.5],
      ["1\u202f234,5", ",", 1234.5],
      ["1'234.50", ".", 1234.5],
      ["$90,000 ", ".", 90000],
      ["90.000 €", ",", 90000],
      ["EUR 5", ".", 5],
      ["5 USD", ".", 5],
      ["-$1,200.00", ".", -1200],
      ["(1,200)", ".", -1200],
      ["1.200-", ",", -1200],
      ["−3", ".", -3],
      ["+3", ".", 3],
      ["12 %", ".", 12],
      [".5", ".", 0.5],
      ["1.5e3", ".", 1500],
      ["007", ".", 7],
      ["0.125", ",", 0.125],
      ["0,125", ".", 0.125],
      ["-0.050", ",", -0.05],
    ] as const)
      expect([text, readNumber(text, mark)?.value]).toEqual([text, value]);
    for (const text of [
      "",
      "abc",
      "1,2,3",
      "1.2.3",
      "12 apples",
      "1,23.456,7",
      "--5",
      "INC001",
      "€",
      "%",
      "1e999",
      "NaN",
    ])
      expect([text, readNumber(text, ".")]).toEqual([text, undefined]);
  });

  it("amounts come out in the smallest unit of their own currency, exactly", () => {
    const minor = (text: string, mark: "." | ",", usual: string) => {
      const read = readMoney(text, mark);
      const currency = read && (read.sign ? meantBy(read.sign, usual) : usual);
      return currency && [minorOf(read.value, currency), currency];
    };
    expect(minor("$90,000 ", ".", "EUR")).toEqual([9_000_000, "USD"]);
    expect(minor("$90,000 ", ".", "MXN")).toEqual([9_000_000, "MXN"]);
    expect(minor("1.234,56 €", ",", "USD")).toEqual([123_456, "EUR"]);
    expect(minor("¥1,200", ".", "USD")).toEqual([1_200, "JPY"]);
    expect(minor("JPY 1,200", ".", "CNY")).toEqual([1_200, "JPY"]);
    expect(minor("1.5", ".", "KWD")).toEqual([1_500, "KWD"]);
    expect(minor("1.005", ".", "EUR")).toEqual([101, "EUR"]);
    expect(minor("19.99", ".", "EUR")).toEqual([1_999, "EUR"]);
    expect(minor("99999999999999999", ".", "EUR")).toEqual([undefined, "EUR"]);
    expect(readMoney("12 %", ".")).toBeUndefined();
  });

  it("a currency is read by its code or its sign", () => {
    const read = ["eur", " € ", "$", "US$", "kr", "euros"].map((text) => readCurrency(text, "NOK"));
    expect(read).toEqual(["EUR", "EUR", "USD", "USD", "NOK", undefined]);
  });

  it("no day that never was is read as a date", () => {
    expect(readDate("2/30/1965", "mdy")).toBeUndefined();
    expect(readDate("29/02/2023", "dmy")).toBeUndefined();
    expect(readDate("29/02/2024", "dmy")).toBe("2024-02-29");
    expect(readDate("13/13/2020", "mdy")).toBeUndefined();
    expect(readDate("19300213", "ymd")).toBe("1930-02-13");
    expect(readDate("19301313", "ymd")).toBeUndefined();
    expect(readDate("Tue, Feb 3, 2026", "dmy")).toBe("2026-02-03");
    expect(readDate("martes, 3 de febrero de 2026", "mdy")).toBe("2026-02-03");
  });

  it("a time without a zone is what the clock on the wall showed; one with a zone says so itself", () => {
    expect(readInstant("29-02-2016 01:16", "dmy", "UTC")).toBe("2016-02-29T01:16:00.000Z");
    expect(readInstant("29-02-2016 01:16", "dmy", "Europe/Madrid")).toBe("2016-02-29T00:16:00.000Z");
    expect(readInstant("1/7/2026 01:16", "dmy", "Europe/Madrid")).toBe("2026-06-30T23:16:00.000Z");
    expect(readInstant("7/1/2026 1:16:30 PM", "mdy", "America/Mexico_City")).toBe("2026-07-01T19:16:30.000Z");
    expect(readInstant("12:00 AM", "mdy", "UTC")).toBeUndefined();
    expect(readInstant("7/1/2026 12:00 AM", "mdy", "UTC")).toBe("2026-07-01T00:00:00.000Z");
    expect(readInstant("2024-08-13T18:04:34.666+02:00", "ymd", "UTC")).toBe("2024-08-13T16:04:34.666Z");
    expect(readInstant("2024-08-13T18:04:34Z", "ymd", "Asia/Tokyo")).toBe("2024-08-13T18:04:34.000Z");
    expect(readInstant("2026-02-01", "ymd", "Europe/Madrid")).toBe("2026-01-31T23:00:00.000Z");
    expect(readInstant("29-02-2016 25:16", "dmy", "UTC")).toBeUndefined();
    expect(readInstant("31-02-2016 01:16", "dmy", "UTC")).toBeUndefined();
  });

  it("yes and no are known in both languages and in every way systems write them", () => {
    for (const text of ["TRUE", "Yes", "sí", "S", "1", "x", "✓", "Verdadero"])
      expect([text, readYesNo(text)]).toEqual([text, true]);
    for (const text of ["false", "No", "N", "0", "Falso"]) expect([text, readYesNo(text)]).toEqual([text, false]);
    expect(readYesNo("maybe")).toBeUndefined();
  });

  it("choices are found by key, by label in either language, by what others call them, and behind a number", () => {
    const labels: Record<string, string[]> = { critical: ["Critical", "Crítica"], moderate: ["Moderate", "Moderada"] };
    const words = choiceWords(["critical", "high", "moderate", "low"], (choice) => labels[choice] ?? []);
    for (const [text, choice] of [
      ["critical", "critical"],
      ["CRÍTICA", "critical"],
      ["3 - Moderate", "moderate"],
      ["Medium", "moderate"],
      ["P1", "critical"],
      ["High (SLA 4h)", "high"],
      ["P1 - Critical", "critical"],
      ["3 normal", "moderate"],
      ["5 very high", "critical"],
      ["Muy baja", "low"],
      ["Mediana", "moderate"],
      ["whatever", undefined],
    ] as const)
      expect([text, readChoice(text, words)]).toEqual([text, choice]);
  });

  it("a choice is found in longer words where they name one and say nothing against it", () => {
    const words = choiceWords(["phone", "email", "chat", "web", "other"], () => []);
    for (const [text, choice] of [
      ["Phone call (inbound)", "phone"],
      ["Outbound Email", "email"],
      ["Feedback Widget", "web"],
      ["Email or phone", undefined],
      ["Not by phone", undefined],
    ] as const)
      expect([text, readChoice(text, words)]).toEqual([text, choice]);
    expect(
      readChoice(
        "Gold plus",
        choiceWords(["Gold", "Silver"], () => []),
      ),
    ).toBeUndefined();
  });

  it("addresses, numbers and links are taken out of what stands around them, and words are none", () => {
    expect(readEmails("Ana <ana@x.org>; mailto:ana@y.org")).toEqual(["ana@x.org", "ana@y.org"]);
    expect(readEmails("ana@x.org bea@x.org")).toEqual(["ana@x.org", "bea@x.org"]);
    expect(readEmails("not-an-address")).toBeUndefined();
    expect(readEmails("ana@localhost")).toBeUndefined();
    expect(readPhone("1-955-371-0847 x371")).toBe("1-955-371-0847 x371");
    expect(readPhone("tel:+34 600 100 200")).toBe("+34 600 100 200");
    expect(readPhone("call me")).toBeUndefined();
    expect(readUrl("https://lago.example/a?b=1")).toBe("https://lago.example/a?b=1");
    expect(readUrl("lago.example")).toBe("lago.example");
    expect(readUrl("javascript:alert(1)")).toBeUndefined();
    expect(readTags("vip, football-fan;vip| ", 30)).toEqual(["vip", "football-fan"]);
  });

  it("an empty cell is empty in every way systems write it, and our own apostrophe is no part of a value", () => {
    for (const text of ["", " ", "?", "NULL", "n/a", "#REF!", "-", "(blank)"])
      expect([text, isNothing(text)]).toEqual([text, true]);
    for (const text of ["0", "no", "#1", "nancy", "none of them"])
      expect([text, isNothing(text)]).toEqual([text, false]);
    expect(undefused("'=1+1")).toBe("=1+1");
    expect(undefused("'s-Hertogenbosch")).toBe("'s-Hertogenbosch");
  });

  it("writes shouted names as people write them", () => {
    for (const [loud, right] of [
      ["JON YANG", "Jon Yang"],
      ["MCDONALD", "McDonald"],
      ["MARÍA DE LA CRUZ", "María de la Cruz"],
      ["O'BRIEN", "O'Brien"],
      ["ANA-LUISA", "Ana-Luisa"],
      ["GARCÍA", "García"],
      ["J. R.", "J. R."],
    ])
      expect(tidyCapitals(loud ?? "")).toBe(right);
  });
});
