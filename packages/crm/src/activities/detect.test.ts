import { describe, expect, it } from "vitest";
import { detectCase } from "./detect-case";
import { detectKind } from "./detect-kind";
import { detectMinutes } from "./detect-minutes";
import { detectPlan } from "./detect-plan";
import { detectTime } from "./detect-time";

// A Saturday.
const today = "2026-11-21";

describe("a sentence that wants something done", () => {
  it.each([
    ["remind me on Friday to call Marta", "call", "Call Marta", "2026-11-27", null],
    ["recuérdame el viernes llamar a Marta", "call", "Llamar a Marta", "2026-11-27", null],
    [
      "Recuérdame que el lunes tengo que revisar la factura",
      "task",
      "Tengo que revisar la factura",
      "2026-11-23",
      null,
    ],
    ["Call Marta Quiroz tomorrow at 10:30", "call", "Call Marta Quiroz", "2026-11-22", "10:30"],
    [
      "Reunirme con Rosa Vela el martes a las 5 de la tarde",
      "meeting",
      "Reunirme con Rosa Vela",
      "2026-11-24",
      "17:00",
    ],
    ["Enviar la oferta a Marta mañana", "email", "Enviar la oferta a Marta", "2026-11-22", null],
    ["todo: check the contract", "task", "Check the contract", null, null],
    ["Tarea: preparar la demo para el jueves", "task", "Preparar la demo", "2026-11-26", null],
  ])("%s", (sentence, kind, text, dueOn, dueTime) => {
    expect(detectPlan(sentence, today)).toEqual({ kind, text, dueOn, dueTime });
  });

  it.each(["Called Marta, she wants the offer on Tuesday", "Llamé a Marta, quiere la oferta el martes", "Good talk"])(
    "is not “%s”, which has happened",
    (sentence) => {
      expect(detectPlan(sentence, today)).toBeUndefined();
    },
  );
});

describe("what a sentence names", () => {
  it.each([
    ["at 3pm", "15:00"],
    ["a las 16", "16:00"],
    ["at 9", "09:00"],
    ["a las 9 de la mañana", "09:00"],
    ["at 12 am", "00:00"],
    ["10.15", "10:15"],
  ])("the time in “%s”", (sentence, time) => {
    expect(detectTime(sentence)?.time).toBe(time);
  });

  it.each([
    ["Rang back about #1024", 1024],
    ["caso n.º 77 resuelto", 77],
    ["case 12 is done", 12],
    ["in case 12345678901", undefined],
    ["room 12", undefined],
  ])("the case in “%s”", (sentence, number) => {
    expect(detectCase(sentence)).toBe(number);
  });

  it.each([
    ["called Ana, 12 min", 12],
    ["llamé a Ana, 12 min", 12],
    ["Called Ana for 25 minutes about the offer", 25],
    ["hablé media hora con Ana", 30],
    ["Reunión de hora y media", 90],
    ["met for 1 h 20", 80],
    ["Taller de 1,5 horas", 90],
    ["Talked an hour with Rosa", 60],
    ["5' con Marta", 5],
    ["call back in 10 minutes", undefined],
    ["Llamará dentro de una hora", undefined],
    ["she called an hour ago", undefined],
    ["bought 12 minibars", undefined],
    ["2000 minutes", undefined],
    ["Good talk", undefined],
  ])("how long it took in “%s”", (sentence, taken) => {
    expect(detectMinutes(sentence)).toBe(taken);
  });

  it("a chat by where it was held, whatever the verb", () => {
    expect(detectKind("Le escribí por WhatsApp")).toBe("chat");
    expect(detectKind("Chatted with Rosa about the price")).toBe("chat");
    expect(detectKind("Texted her the address")).toBe("chat");
    expect(detectKind("Wrote to Rosa")).toBe("email");
  });
});
