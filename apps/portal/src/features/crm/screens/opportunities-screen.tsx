import { RecordListScreen } from "./record-list-screen";

/** Possible sales, as a list beside the board. */
export function OpportunitiesScreen() {
  return <RecordListScreen type="opportunity" />;
}
