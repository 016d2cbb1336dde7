import { Logo } from "@arraigo/ui/logo";
import { PageSkeleton, SkeletonGroup } from "@arraigo/ui/skeleton";

/** A screen on its way, in the place where it will stand. */
export function ScreenPending() {
  return (
    <div className="mx-auto w-full max-w-[1248px] pt-[52px]">
      <PageSkeleton />
    </div>
  );
}

/** The first moment: the shell's geometry without anything that depends on who it is. */
export function ShellPending() {
  return (
    <SkeletonGroup className="grid min-h-dvh md:grid-cols-[212px_minmax(0,1fr)]">
      <div className="border-r bg-sunken px-[18px] py-4 max-md:hidden">
        <Logo />
      </div>
      <div className="px-8 max-md:px-5 max-sm:px-4">
        <ScreenPending />
      </div>
    </SkeletonGroup>
  );
}
