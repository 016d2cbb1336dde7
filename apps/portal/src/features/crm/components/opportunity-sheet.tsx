import { asReadRecord, type SentRecord } from "./record-form/read-record";
import { RecordForm } from "./record-form/record-form";

interface OpportunitySheetProps {
  open: boolean;
  onClose: () => void;
  opportunity?: SentRecord;
  account?: { id: string; name: string } | null;
  contact?: { id: string; name: string } | null;
}

/** Adds an opportunity, perhaps at an account, or changes one. Only its name is asked for; the board asks for the rest when it matters. */
export function OpportunitySheet(props: OpportunitySheetProps) {
  const { account, contact } = props;
  if (!props.open) return null;
  return (
    <RecordForm
      type="opportunity"
      record={props.opportunity && asReadRecord(props.opportunity)}
      start={{
        values: { ...(account ? { accountId: account.id } : {}), ...(contact ? { contactId: contact.id } : {}) },
        names: { ...(account ? { accountId: account.name } : {}), ...(contact ? { contactId: contact.name } : {}) },
      }}
      onClose={props.onClose}
    />
  );
}
