import { describe, expect, it } from "vitest";
import { emailKey, namesInEmail } from "./email-key";

describe("an e-mail address compared", () => {
  it("has no capitals, blanks or plus tags", () => {
    expect(emailKey(" Ana.Lopez+news@Acme.com ")?.key).toBe("ana.lopez@acme.com");
    expect(emailKey("mailto:ana@acme.com")?.key).toBe("ana@acme.com");
  });

  it("has no dots where the mailbox ignores them, and keeps them where they count", () => {
    expect(emailKey("a.n.a@gmail.com")?.key).toBe("ana@gmail.com");
    expect(emailKey("ana@googlemail.com")?.key).toBe("ana@gmail.com");
    expect(emailKey("a.na@acme.com")?.key).not.toBe(emailKey("ana@acme.com")?.key);
  });

  it("says where a desk answers instead of a person", () => {
    expect(emailKey("info@acme.com")?.desk).toBe(true);
    expect(emailKey("atencion.cliente@acme.es")?.desk).toBe(true);
    expect(emailKey("inigo@acme.com")?.desk).toBe(false);
  });

  it("tells the name in it, except of a desk", () => {
    expect(namesInEmail(emailKey("ana.lopez73@acme.com")!)).toEqual(["ana", "lopez"]);
    expect(namesInEmail(emailKey("ventas@acme.com")!)).toEqual([]);
  });

  it("is nothing where it is no address", () => {
    for (const text of ["", "ana", "ana@", "@acme.com", "ana@acme", "a b@acme.com"]) expect(emailKey(text)).toBeNull();
  });
});
