import { asReadRecord, type SentRecord } from "./record-form/read-record";
import { RecordForm } from "./record-form/record-form";

/** Adds a contact, perhaps at an account, or changes one. */
export function ContactSheet(props: {
  open: boolean;
  onClose: () => void;
  contact?: SentRecord;
  account?: { id: string; name: string };
}) {
  const { account } = props;
  if (!props.open) return null;
  return (
    <RecordForm
      type="contact"
      record={props.contact && asReadRecord(props.contact)}
      start={account && { values: { accountId: account.id }, names: { accountId: account.name } }}
      onClose={props.onClose}
    />
  );
}
