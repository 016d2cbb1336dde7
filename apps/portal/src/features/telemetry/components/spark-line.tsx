/** The course of a number in a few pixels; it stops where nothing is known. What it says in words stands beside it. */
export function SparkLine({ values }: { values: readonly (number | null)[] }) {
  if (values.filter((value) => value !== null).length < 2) return null;
  const most = Math.max(1, ...values.map((value) => value ?? 0));
  const [width, height] = [120, 28];
  let pen = "M";
  const path = values
    .map((value, at) => {
      if (value === null) {
        pen = "M";
        return "";
      }
      const point = `${pen}${((at * width) / (values.length - 1)).toFixed(1)} ${(height - 2 - (value / most) * (height - 4)).toFixed(1)}`;
      pen = "L";
      return point;
    })
    .join("");
  return (
    <svg width={width} height={height} aria-hidden="true" className="block max-w-full">
      <path d={path} className="fill-none stroke-brand" strokeWidth={1.8} strokeLinejoin="round" />
    </svg>
  );
}
