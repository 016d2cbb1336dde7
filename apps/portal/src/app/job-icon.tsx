import type { PortalJob } from "@arraigo/platform/manifest";

const shapes: Record<PortalJob | "more", string> = {
  today: "M3 6.500h10M3 3.500h10v9.500H3zM6 2v3M10 2v3",
  crm: "M6 8.400a2.400 2.400 0 1 0 0-4.800 2.400 2.400 0 0 0 0 4.800ZM2 13c.4-2.400 2-3.600 4-3.600s3.600 1.200 4 3.600M10.500 4.200a2 2 0 0 1 0 3.800M12 10c1.200.5 1.900 1.500 2.100 3",
  learn: "M2 5.500 8 3l6 2.500L8 8zM4.500 7v3.500c1 1 2.200 1.500 3.500 1.500s2.500-.5 3.500-1.500V7",
  voice: "M2.500 3.500h11v7H8L5 13v-2.500H2.500z",
  adoption: "M2 11c3 0 4-7 7-7s3 2 5 2M2 13.500h12",
  change: "M3 4h6M3 8h9M3 12h4",
  sponsor: "M4 14V2.500h8l-1.500 2.750L12 8H4",
  admin:
    "M8 10.200a2.200 2.200 0 1 0 0-4.400 2.200 2.200 0 0 0 0 4.400ZM8 2v1.800M8 12.200V14M2 8h1.800M12.200 8H14M3.800 3.800 5 5M11 11l1.200 1.200M3.800 12.200 5 11M11 5l1.200-1.200",
  more: "M3.500 8h.01M8 8h.01M12.500 8h.01",
};

export function JobIcon(props: { job: PortalJob | "more"; size?: number }) {
  const size = props.size ?? 16;
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      className="shrink-0 fill-none stroke-current"
      strokeWidth={props.job === "more" ? 2.4 : size > 16 ? 1.5 : 1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={shapes[props.job]} />
    </svg>
  );
}
