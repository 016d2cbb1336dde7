import { RecordListScreen } from "./record-list-screen";

/** The companies one does business with. */
export function AccountsScreen() {
  return <RecordListScreen type="account" />;
}
