import { cx } from "./cx";
import { useUiText } from "./ui-text";

/** A grey shape of the size of what will stand there. Appears only after 150 ms, so quick answers do not flicker. */
export function Skeleton(props: { className?: string }) {
  return <span aria-hidden="true" className={cx("block animate-appear rounded-1 bg-hover", props.className)} />;
}

/** Wraps a page's skeletons so that a screen reader hears one "loading" and not a dozen shapes. */
export function SkeletonGroup(props: { className?: string; children: React.ReactNode }) {
  const text = useUiText();
  return (
    <div role="status" className={props.className}>
      <span className="sr-only">{text.loading}</span>
      {props.children}
    </div>
  );
}

export function CardSkeleton(props: { lines?: number; height?: number }) {
  return (
    <div className="rounded-3 border bg-surface px-[18px] py-4">
      <Skeleton className="mb-3 h-4 w-40" />
      {props.height ? (
        <div style={{ height: props.height }}>
          <Skeleton className="size-full" />
        </div>
      ) : (
        Array.from({ length: props.lines ?? 4 }, (_, line) => (
          <Skeleton key={line} className={cx("mb-2 h-3.5", line % 3 === 2 ? "w-2/3" : "w-full")} />
        ))
      )}
    </div>
  );
}

/** Sentence, four figures, a wide and a narrow card: the geometry of most pages here. */
export function PageSkeleton() {
  return (
    <SkeletonGroup className="grid gap-gap">
      <div>
        <Skeleton className="h-[34px] w-full max-w-[620px]" />
        <Skeleton className="mt-2 h-5 w-full max-w-[420px]" />
      </div>
      <Skeleton className="h-[110px] w-full rounded-3!" />
      <div className="grid gap-gap lg:grid-cols-[minmax(0,1.72fr)_minmax(0,1fr)]">
        <CardSkeleton height={300} />
        <CardSkeleton lines={8} />
      </div>
    </SkeletonGroup>
  );
}

export function TableSkeleton(props: { rows?: number }) {
  return (
    <SkeletonGroup className="overflow-hidden rounded-3 border bg-surface">
      {Array.from({ length: props.rows ?? 8 }, (_, row) => (
        <div key={row} className="flex h-row items-center gap-6 border-b px-[18px] last:border-0">
          <Skeleton className="h-3.5 w-1/3" />
          <Skeleton className="h-3.5 w-1/5" />
          <Skeleton className="ml-auto h-3.5 w-16" />
        </div>
      ))}
    </SkeletonGroup>
  );
}
