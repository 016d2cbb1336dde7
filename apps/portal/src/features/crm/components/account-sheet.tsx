import { asReadRecord, type SentRecord } from "./record-form/read-record";
import { RecordForm } from "./record-form/record-form";

/** Adds an account, or changes one. */
export function AccountSheet(props: { open: boolean; onClose: () => void; account?: SentRecord }) {
  if (!props.open) return null;
  return <RecordForm type="account" record={props.account && asReadRecord(props.account)} onClose={props.onClose} />;
}
