/** The mark: a root system, drawn with the current brand colour. Decorative; the name stands beside it. */
export function LogoMark(props: { size?: number }) {
  const size = props.size ?? 20;
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      className="shrink-0 stroke-brand"
      strokeWidth="1.9"
      strokeLinecap="round"
    >
      <path d="M10 2.5v15M10 8.5C6.500 8.500 4.200 6.800 4 4M10 8.500c3.500 0 5.800-1.700 6-4.500M10 12.200c-2.600 0-4.200 1.800-4.600 4.600M10 12.200c2.600 0 4.200 1.800 4.600 4.600" />
    </svg>
  );
}

export function Logo(props: { size?: number }) {
  return (
    <span className="inline-flex items-center gap-[9px] text-[0.9375rem] leading-[1.375rem] font-semibold tracking-[-0.01em] text-ink">
      <LogoMark size={props.size} />
      Arraigo
    </span>
  );
}
