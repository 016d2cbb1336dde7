/** A share over time without axes, for a phone. The words beside it say the same. */
export function Sparkline(props: { shares: readonly number[]; label: string }) {
  const { shares } = props;
  if (shares.length < 2) return null;
  const [width, height] = [132, 40];
  const points = shares.map(
    (share, at) =>
      `${((at / (shares.length - 1)) * (width - 6) + 3).toFixed(1)},${(height - 4 - share * (height - 8)).toFixed(1)}`,
  );
  return (
    <svg
      role="img"
      aria-label={props.label}
      viewBox={`0 0 ${width} ${height}`}
      className="h-10 w-[132px] shrink-0 overflow-visible"
    >
      <line x1="3" x2={width - 3} y1={height - 4} y2={height - 4} className="stroke-hairline" />
      <polyline
        points={points.join(" ")}
        className="fill-none stroke-brand"
        strokeWidth="2"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      <circle cx={points.at(-1)?.split(",")[0]} cy={points.at(-1)?.split(",")[1]} r="3" className="fill-brand" />
    </svg>
  );
}
