import { TRPCClientError } from "@trpc/client";
import { expect, it } from "vitest";
import { problemOf } from "./problem";

const answered = (httpStatus: number, more: object = {}) =>
  new TRPCClientError("El presupuesto falta.", {
    result: { error: { message: "El presupuesto falta.", code: -32600, data: { httpStatus, ...more } } },
  });

it("the server's sentence, field and reference reach the screen", () => {
  expect(problemOf(answered(409, { field: "amount", reference: "7f3a", error: "crm.StageGateClosed" }))).toMatchObject({
    kind: "conflict",
    message: "El presupuesto falta.",
    field: "amount",
    reference: "7f3a",
    error: "crm.StageGateClosed",
  });
});

it("no answer at all is told apart from an answer that went wrong", () => {
  expect(problemOf(new TRPCClientError("fetch failed")).kind).toBe("notReached");
  expect(problemOf(answered(500)).kind).toBe("unexpected");
});

it("a thrown thing that is no error still has a kind", () => {
  expect(problemOf("what").kind).toBe("unexpected");
});
