import { describe, expect, it } from "vitest";
import { rolloutStateOf } from "./rollout-state";
import type { AdoptionSpell, AdoptionState, StateOfBehaviour } from "./state";

const spell = (adoptedOn: string, lapsedOn: string | null = null): AdoptionSpell => ({ adoptedOn, lapsedOn });

const behaviour = (
  state: AdoptionState,
  firstMetOn: string | null = null,
  ...spells: AdoptionSpell[]
): StateOfBehaviour => ({
  state,
  since: null,
  firstMetOn,
  spells,
});
const adopted = (...spells: AdoptionSpell[]) => behaviour("adopted", "2026-01-04", ...spells);
const lapsed = (...spells: AdoptionSpell[]) => behaviour("lapsed", "2026-01-04", ...spells);

describe("rolloutStateOf", () => {
  it("is adopted from the day the last required behaviour became adopted", () => {
    expect(rolloutStateOf([adopted(spell("2026-02-01")), adopted(spell("2026-03-01"))])).toEqual({
      state: "adopted",
      since: "2026-03-01",
      spells: [spell("2026-03-01")],
    });
  });

  it("ends on the day the first of them lapses", () => {
    const result = rolloutStateOf([adopted(spell("2026-02-01")), lapsed(spell("2026-03-01", "2026-04-05"))]);
    expect(result).toEqual({ state: "lapsed", since: "2026-04-05", spells: [spell("2026-03-01", "2026-04-05")] });
  });

  it("begins again when the lapsed behaviour is adopted again", () => {
    const again = adopted(spell("2026-03-01", "2026-04-05"), spell("2026-05-03"));
    expect(rolloutStateOf([adopted(spell("2026-02-01")), again])).toEqual({
      state: "adopted",
      since: "2026-05-03",
      spells: [spell("2026-03-01", "2026-04-05"), spell("2026-05-03")],
    });
  });

  it("was never adopted where the behaviours took turns, not even when they change places on one day", () => {
    const turns = [lapsed(spell("2026-02-01", "2026-03-01")), adopted(spell("2026-03-01"))];
    expect(rolloutStateOf(turns)).toEqual({ state: "developing", since: "2026-01-04", spells: [] });
  });

  it("is developing once any target was met, though another behaviour is not started", () => {
    const result = rolloutStateOf([
      behaviour("not_started"),
      behaviour("developing", "2026-02-08"),
      adopted(spell("2026-03-01")),
    ]);
    expect(result).toMatchObject({ state: "developing", since: "2026-01-04" });
  });

  it("is trying with any event and no target met, not started with none, waiting before go-live", () => {
    expect(rolloutStateOf([behaviour("not_started"), behaviour("trying")])).toMatchObject({
      state: "trying",
      since: null,
    });
    expect(rolloutStateOf([behaviour("not_started"), behaviour("not_started")])?.state).toBe("not_started");
    expect(rolloutStateOf([behaviour("waiting"), behaviour("waiting")])?.state).toBe("waiting");
  });

  it("says nothing of somebody of whom nothing is required", () => {
    expect(rolloutStateOf([])).toBeNull();
  });
});
