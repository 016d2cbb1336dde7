import { describe, expect, it } from "vitest";
import { type DuplicateScore, readKnownPeople, scoreDuplicates } from "../../test/known-duplicates";
import { messyPeople } from "../../test/messy-people";
import { realFile } from "../imports/testing/real-file";
import { comparePersons } from "./compare-persons";
import { personProfile } from "./person-profile";
import { ValueCounts } from "./value-shares";

const files = ["febrl-persons-2.csv", "febrl-persons-3.csv"];
const present = files.map((file) => realFile(file)).every((file) => file !== undefined);

const scored = (file: string, birthDate: boolean): DuplicateScore => {
  const known = readKnownPeople(file, { birthDate });
  if (!known) throw new Error(`${file} is gone`);
  return scoreDuplicates(known);
};

describe.runIf(present)("duplicates in files where they are known", () => {
  it.each(files)("are found with F1 of at least 0.93 where birth dates are known: %s", (file) => {
    expect(scored(file, true).f1).toBeGreaterThanOrEqual(0.93);
  });

  it.each(files)("are found with F1 of at least 0.85 by name and address alone: %s", (file) => {
    expect(scored(file, false).f1).toBeGreaterThanOrEqual(0.85);
  });

  it.each(files)("are hardly ever wrong: %s", (file) => {
    for (const birthDate of [true, false]) expect(scored(file, birthDate).precision).toBeGreaterThanOrEqual(0.98);
  });
});

describe("duplicates among families and front desks", () => {
  const people = messyPeople(5_000, 7);
  const score = scoreDuplicates(people);

  // What is left wrong are fathers and sons of one name under one roof: a person is asked, and told of the other birth date.
  it("are found, and nine in ten are right", () => {
    expect(score.f1).toBeGreaterThanOrEqual(0.93);
    expect(score.precision).toBeGreaterThanOrEqual(0.9);
  });

  it("are never certain when wrong", () => {
    expect(score.wrong.filter((pair) => pair.judgement.level === "certain")).toEqual([]);
  });

  it("are never found by a shared mailbox or line alone", () => {
    const alone = new Set(["sameEmail", "samePhone", "sameCity", "samePostcode", "sameCompany", "sameAddress"]);
    const byReachOnly = score.found.filter((pair) => pair.judgement.reasons.every((reason) => alone.has(reason.key)));
    expect(byReachOnly).toEqual([]);
  });
});

describe("two people with other names", () => {
  it("are no pair whatever mailbox, line, company and house they share", () => {
    const shared = {
      emails: ["info@acme.com", "casa@hotmail.com"],
      phones: ["+34 910 00 11 22"],
      company: "Acme",
      street: "Calle Mayor 5",
      city: "Madrid",
      postcode: "28013",
    };
    const compare = (one: object, other: object) =>
      comparePersons(
        personProfile({ id: "one", ...shared, ...one }),
        personProfile({ id: "other", ...shared, ...other }),
        new ValueCounts(5_000),
      );
    const family = compare({ givenName: "Ana", familyName: "López" }, { givenName: "Luis", familyName: "López" });
    expect(family.level).toBeNull();
    expect(family.against.map((reason) => reason.key)).toContain("sharedMailbox");
    const colleagues = compare({ givenName: "Ana", familyName: "López" }, { givenName: "Eva", familyName: "Puig" });
    expect(colleagues.level).toBeNull();
    const nameless = compare({}, { givenName: "Eva", familyName: "Puig" });
    expect(nameless.level).not.toBe("certain");
  });
});
