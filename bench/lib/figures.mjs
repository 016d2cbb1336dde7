/**
 * One measured figure. `floor` is what cannot be beaten, measured in the same run; `target` is a bound on value ÷ floor, or on
 * the value itself where there is no floor. `bare` is the floor behind the barest handler there can be: a figure that keeps the
 * target beside it is good too, and `misses` names the measure it does not keep. `better` says which side of the target is good;
 * without a target it is shown only.
 *
 * @param {{ name: string, value: number, unit: string, floor?: number, bare?: number, target?: number, better?: "higher" | "lower" }} figure
 */
export function judged({ name, value, unit, floor, bare, target, better = "higher" }) {
  const ratio = floor === undefined ? null : value / floor;
  const bareRatio = bare === undefined ? null : value / bare;
  const keeps = (compared) => (better === "higher" ? compared >= target : compared <= target);
  const missesPlain = target !== undefined && !keeps(ratio ?? value);
  const missesBare = target !== undefined && bareRatio !== null && !keeps(bareRatio);
  const ok = !missesPlain || (bareRatio !== null && !missesBare);
  return {
    name,
    value: rounded(value),
    unit,
    floor: floor === undefined ? null : rounded(floor),
    ratio: ratio === null ? null : rounded(ratio),
    bare: bare === undefined ? null : rounded(bare),
    bareRatio: bareRatio === null ? null : rounded(bareRatio),
    target: target ?? null,
    ok,
    misses: [...(missesPlain ? [ratio === null ? "target" : "plain"] : []), ...(missesBare ? ["bare"] : [])],
  };
}

/** What a figure keeps, in words: where one of two measures is missed, which one. */
function verdict({ ok, misses }) {
  if (!ok) return "MISSED";
  if (misses.length === 0) return "ok";
  return misses[0] === "plain" ? "misses plain SQL" : "misses bare HTTP";
}

/** Three digits that matter; more would be noise. */
function rounded(value) {
  return Number.isFinite(value) ? Number(value.toPrecision(value >= 1_000 ? 5 : 3)) : value;
}

/** The figures as a table for people. */
export function printTable(figures) {
  const head = ["figure", "value", "unit", "floor", "ratio", "bare", "ratio", "target", ""];
  const text = (value) => (value === null ? "–" : typeof value === "number" ? value.toLocaleString("en") : value);
  const rows = figures.map((each) => [
    each.name,
    text(each.value),
    each.unit,
    text(each.floor),
    text(each.ratio),
    text(each.bare),
    text(each.bareRatio),
    text(each.target),
    verdict(each),
  ]);
  const widths = head.map((word, column) => Math.max(word.length, ...rows.map((row) => row[column].length)));
  const line = (cells) =>
    cells
      .map((cell, column) => ([0, 2, 8].includes(column) ? cell.padEnd(widths[column]) : cell.padStart(widths[column])))
      .join("  ")
      .trimEnd();
  process.stdout.write(`${[head, ...rows].map(line).join("\n")}\n`);
}
