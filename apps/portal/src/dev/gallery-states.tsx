import { Button } from "@arraigo/ui/button";
import { FilteredToNothing, HiddenToProtect, NothingYet } from "@arraigo/ui/empty-state";
import { ErrorState } from "@arraigo/ui/error-state";
import { NoPermission } from "@arraigo/ui/no-permission";
import { CardSkeleton, TableSkeleton } from "@arraigo/ui/skeleton";
import { StaleNote } from "@arraigo/ui/stale-note";

export function GalleryStates() {
  return (
    <div className="mt-gap grid items-start gap-gap md:grid-cols-2">
      <NothingYet
        title="No accounts yet"
        action={
          <>
            <Button kind="primary">Import contacts</Button>
            <Button>Load sample data</Button>
          </>
        }
      >
        The companies you work with will be here, with what was said and what comes next.
      </NothingYet>
      <FilteredToNothing title="No account fits these filters" action={<Button>Clear filters</Button>}>
        212 accounts are here without them.
      </FilteredToNothing>
      <HiddenToProtect title="Hidden to protect people">
        Fewer than five people answered. Figures appear once there are five.
      </HiddenToProtect>
      <NoPermission title="You cannot see this page">
        It needs the role “change manager”. An administrator of Grupo Andino can give it to you.
      </NoPermission>
      <ErrorState
        title="The board could not be loaded"
        detail="The database is busy."
        safe="Nothing you entered is lost."
        reference="7f3a-91c2"
        onRetry={() => {}}
      />
      <div className="grid gap-3">
        <StaleNote updating>As of 07:10, updating</StaleNote>
        <CardSkeleton lines={3} />
        <TableSkeleton rows={3} />
      </div>
    </div>
  );
}
