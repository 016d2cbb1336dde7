import { Button } from "@arraigo/ui/button";
import { Sheet } from "@arraigo/ui/sheet";
import { type ReactNode, useId } from "react";
import { useTranslations } from "use-intl";

interface FormSheetProps {
  open: boolean;
  onClose: () => void;
  title: string;
  act: string;
  busy: boolean;
  onSubmit: (form: HTMLFormElement) => void;
  children: ReactNode;
}

/** A form beside the page: fields, cancel, and one verb. */
export function FormSheet(props: FormSheetProps) {
  const common = useTranslations("common");
  const id = useId();
  return (
    <Sheet
      open={props.open}
      onOpenChange={(open) => !open && props.onClose()}
      title={props.title}
      footer={
        <>
          <Button onClick={props.onClose}>{common("cancel")}</Button>
          <Button kind="primary" type="submit" form={id} busy={props.busy}>
            {props.act}
          </Button>
        </>
      }
    >
      <form
        id={id}
        noValidate
        className="grid gap-3.5"
        onSubmit={(event) => {
          event.preventDefault();
          props.onSubmit(event.currentTarget);
        }}
      >
        {props.children}
      </form>
    </Sheet>
  );
}
