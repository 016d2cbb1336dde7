import { expect, test } from "vitest";
import { valueSchema } from "./values-schema";

test("a web address never makes a browser run or open anything but a page", () => {
  const accepts = (text: string) => valueSchema({ kind: "url" }).safeParse(text).success;
  for (const text of [
    "https://a.example",
    "HTTP://a.example/x:y",
    "a.example",
    "www.a.example/x?y=javascript:1",
    "a.example:8080/x",
    "localhost:3000",
    "",
  ])
    expect([text, accepts(text)]).toEqual([text, true]);
  for (const text of [
    "javascript:alert(1)",
    " JavaScript:alert(1)",
    "java\tscript:alert(1)",
    "javascript:1,alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "http:a",
    "http://a b",
    "a example",
  ])
    expect([text, accepts(text)]).toEqual([text, false]);
});
