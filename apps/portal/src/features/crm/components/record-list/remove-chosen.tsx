import { Button } from "@arraigo/ui/button";
import { useTranslations } from "use-intl";
import { RemoveDialog } from "../record/remove-dialog";
import { useHanging } from "../record/use-hanging";
import type { RecordType } from "../record-form/record-fields";
import type { BulkTarget } from "./list-procedures";
import { useBulk } from "./use-bulk";
import { countMax } from "./use-record-list";

interface RemoveChosenProps {
  type: RecordType;
  target: BulkTarget;
  count: number;
  onDone: () => void;
}

/** Deletes what is chosen; where others would be left without their customer, that is said first. */
export function RemoveChosen(props: RemoveChosenProps) {
  const t = useTranslations("crm.list.bulk");
  const words = useTranslations(`crm.list.${props.type}`);
  const bulk = useBulk(props.type, () => {
    asking.close();
    props.onDone();
  });
  const remove = () => bulk.mutate({ act: "remove", target: props.target });
  const asking = useHanging(props.type, remove);
  return (
    <>
      <Button
        size="small"
        kind="ghost"
        busy={asking.busy || (bulk.isPending && !asking.hanging)}
        onClick={() => asking.ask(props.target)}
      >
        {t("remove")}
      </Button>
      {asking.hanging ? (
        <RemoveDialog
          name={props.count > countMax ? words("title") : words("some", { count: props.count })}
          count={props.count}
          hanging={asking.hanging}
          busy={bulk.isPending}
          onClose={asking.close}
          onRemove={remove}
        />
      ) : null}
    </>
  );
}
