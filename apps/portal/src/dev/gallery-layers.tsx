import { Button } from "@arraigo/ui/button";
import { Dialog } from "@arraigo/ui/dialog";
import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { Menu, MenuChoice, MenuItem, MenuSeparator } from "@arraigo/ui/menu";
import { Popover } from "@arraigo/ui/popover";
import { Sheet } from "@arraigo/ui/sheet";
import { toast } from "@arraigo/ui/toast";
import { Tooltip } from "@arraigo/ui/tooltip";
import { useState } from "react";

export function GalleryLayers() {
  const [layer, setLayer] = useState<"none" | "dialog" | "sheet">("none");
  const [density, setDensity] = useState<"compact" | "comfortable">("compact");
  return (
    <div className="mt-gap flex flex-wrap gap-2">
      <Button onClick={() => setLayer("dialog")}>Open dialog</Button>
      <Button onClick={() => setLayer("sheet")}>Open sheet</Button>
      <Button onClick={() => toast({ title: "Moved to Proposal", description: "Aceros del Norte", undo: () => {} })}>
        Show toast
      </Button>
      <Button
        onClick={() =>
          toast({ title: "That did not work", description: "The budget is missing. Reference 7f3a", tone: "failed" })
        }
      >
        Show failure
      </Button>
      <Menu trigger={<Button>Open menu</Button>}>
        <MenuItem hint="E">Edit</MenuItem>
        <MenuSeparator />
        <MenuChoice
          label="Density"
          value={density}
          onChange={setDensity}
          choices={[
            { value: "compact", label: "Compact" },
            { value: "comfortable", label: "Comfortable" },
          ]}
        />
        <MenuSeparator />
        <MenuItem danger>Delete</MenuItem>
      </Menu>
      <Popover trigger={<Button>Open popover</Button>} title="Adoption rate">
        <p className="text-ink-2">
          People who kept every target behaviour in three of the last four full weeks, over all people in scope.
        </p>
      </Popover>
      <Tooltip content="Copies exactly this view">
        <Button>Copy link</Button>
      </Tooltip>
      <Dialog
        open={layer === "dialog"}
        onOpenChange={() => setLayer("none")}
        title="Send to 71 people?"
        description="An e-mail cannot be called back."
        footer={
          <>
            <Button onClick={() => setLayer("none")}>Not yet</Button>
            <Button kind="primary">Send to 71 people</Button>
          </>
        }
      >
        <Field label="Subject">
          <Input defaultValue="A word on next steps" />
        </Field>
      </Dialog>
      <Sheet
        open={layer === "sheet"}
        onOpenChange={() => setLayer("none")}
        title="Aceros del Norte"
        description="Account · Bogotá"
        footer={<Button kind="primary">Log a contact</Button>}
      >
        <p className="text-ink-2">Two open opportunities, last contact two days ago.</p>
      </Sheet>
    </div>
  );
}
