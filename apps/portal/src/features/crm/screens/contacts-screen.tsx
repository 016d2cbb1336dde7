import { RecordListScreen } from "./record-list-screen";

/** Everybody one does business with. */
export function ContactsScreen() {
  return <RecordListScreen type="contact" />;
}
