import { Button } from "@arraigo/ui/button";
import { useTranslations } from "use-intl";

interface EntryToolsProps {
  /** What it acts on, for whoever does not see the page: "Lesson 2". */
  name: string;
  first: boolean;
  last: boolean;
  onMove: (by: -1 | 1) => void;
  onRemove?: () => void;
}

/** Up, down, remove: for a lesson or a question in the editor. */
export function EntryTools({ name, first, last, onMove, onRemove }: EntryToolsProps) {
  const t = useTranslations("training.editor");
  return (
    <>
      <Button size="small" kind="ghost" aria-label={`${t("up")}: ${name}`} disabled={first} onClick={() => onMove(-1)}>
        ↑
      </Button>
      <Button size="small" kind="ghost" aria-label={`${t("down")}: ${name}`} disabled={last} onClick={() => onMove(1)}>
        ↓
      </Button>
      {onRemove ? (
        <Button size="small" kind="ghost" aria-label={`${t("remove")}: ${name}`} onClick={onRemove}>
          {t("remove")}
        </Button>
      ) : null}
    </>
  );
}
