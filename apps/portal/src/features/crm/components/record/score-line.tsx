import type { ScoreTold } from "../../insight-types";

const [width, height, edge] = [288, 56, 5];

/** The line of a score, 0 to 100: what the table below it says in words. */
export function ScoreLine({ line }: { line: ScoreTold["line"] }) {
  const [first, last] = [line[0], line.at(-1)];
  if (!first || !last || first.day === last.day) return null;
  const start = Date.parse(first.day);
  const span = Date.parse(last.day) - start;
  const x = (day: string) => edge + ((Date.parse(day) - start) / span) * (width - 2 * edge);
  const y = (score: number) => height - edge - (score / 100) * (height - 2 * edge);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className="my-1 h-auto w-full" aria-hidden="true">
      {[0, 100].map((mark) => (
        <path key={mark} d={`M${edge} ${y(mark)}H${width - edge}`} className="stroke-hairline" strokeWidth="1" />
      ))}
      <polyline
        points={line.map((corner) => `${x(corner.day)},${y(corner.score)}`).join(" ")}
        fill="none"
        className="stroke-brand"
        strokeWidth="2"
        strokeLinejoin="round"
      />
      <circle cx={x(last.day)} cy={y(last.score)} r="3.5" className="fill-brand" />
    </svg>
  );
}
