import { Dialog } from "@arraigo/ui/dialog";
import { useTranslations } from "use-intl";
import { useSearchState } from "../../../lib/search";
import { QuickLog } from "../components/quick-log";
import { RecordBoard } from "../components/record-board";
import { boardSearch } from "../search";

/** The sales pipelines as boards. */
export function BoardScreen() {
  const quick = useTranslations("crm.quick");
  const [search, setSearch] = useSearchState(boardSearch);
  return (
    <RecordBoard type="opportunity">
      <Dialog
        open={search.log === "new"}
        onOpenChange={(isOpen) => !isOpen && setSearch({ log: undefined }, { replace: true })}
        title={quick("title")}
        description={quick("hint")}
        wide
      >
        <div className="pb-2">
          <QuickLog autoFocus onLogged={() => setSearch({ log: undefined }, { replace: true })} />
        </div>
      </Dialog>
    </RecordBoard>
  );
}
