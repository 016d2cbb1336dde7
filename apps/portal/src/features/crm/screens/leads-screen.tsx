import { RecordListScreen } from "./record-list-screen";

/** Those who showed interest and are not customers yet. */
export function LeadsScreen() {
  return <RecordListScreen type="lead" />;
}
