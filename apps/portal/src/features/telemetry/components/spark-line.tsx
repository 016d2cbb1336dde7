/** The course of a number as wide as its place; it stops where nothing is known. What it says in words stands beside it. */
export function SparkLine({ values }: { values: readonly (number | null)[] }) {
  const first = values.findIndex((value) => value !== null);
  const known = first < 0 ? [] : values.slice(first);
  if (known.filter((value) => value !== null).length < 2) return null;
  const most = Math.max(1, ...known.map((value) => value ?? 0));
  const [width, height] = [240, 36];
  let pen = "M";
  const path = known
    .map((value, at) => {
      if (value === null) {
        pen = "M";
        return "";
      }
      const point = `${pen}${((at * width) / (known.length - 1)).toFixed(1)} ${(height - 1 - (value / most) * (height - 3)).toFixed(1)}`;
      pen = "L";
      return point;
    })
    .join("");
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      height={height}
      preserveAspectRatio="none"
      aria-hidden="true"
      className="my-1 block w-full overflow-visible"
    >
      <path d={`M0 ${height}H${width}`} className="stroke-hairline" vectorEffect="non-scaling-stroke" />
      <path
        d={path}
        className="fill-none stroke-brand"
        strokeWidth={1.8}
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
