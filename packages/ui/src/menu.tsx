import { Menu as Base } from "@base-ui/react/menu";
import type { ReactElement, ReactNode } from "react";
import { cx } from "./cx";
import { Kbd } from "./kbd";
import { useLayerHome } from "./layer-home";
import { layerLook } from "./layer-look";

interface MenuProps {
  /** A `Button`, usually. */
  trigger: ReactElement;
  children: ReactNode;
  side?: "top" | "bottom";
  align?: "start" | "end";
  /** Opens as soon as it is there: for menus whose code is fetched by the first click. */
  defaultOpen?: boolean;
}

const itemLook =
  "flex min-h-8 w-full cursor-default items-center gap-2 rounded-1 px-2 py-1 text-13 outline-none select-none max-sm:min-h-10 " +
  "data-highlighted:bg-hover data-disabled:opacity-50";

/** Actions on one thing. Everything in here also has a key or a place of its own. */
export function Menu(props: MenuProps) {
  const home = useLayerHome();
  return (
    <Base.Root defaultOpen={props.defaultOpen}>
      <Base.Trigger render={props.trigger} />
      <Base.Portal container={home}>
        <Base.Positioner
          className="z-50 outline-none"
          sideOffset={6}
          side={props.side ?? "bottom"}
          align={props.align ?? "start"}
        >
          <Base.Popup className={cx(layerLook, "min-w-52 max-w-[calc(100vw-1rem)] p-1")}>{props.children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export function MenuItem(props: {
  children: ReactNode;
  onSelect?: () => void;
  icon?: ReactNode;
  hint?: string;
  disabled?: boolean;
  danger?: boolean;
}) {
  return (
    <Base.Item className={cx(itemLook, props.danger && "text-red")} onClick={props.onSelect} disabled={props.disabled}>
      {props.icon ? <span className="text-ink-3 [&_svg]:size-4">{props.icon}</span> : null}
      <span className="flex-1">{props.children}</span>
      {props.hint ? <Kbd>{props.hint}</Kbd> : null}
    </Base.Item>
  );
}

export function MenuSeparator() {
  return <Base.Separator className="-mx-1 my-1 h-px bg-hairline" />;
}

interface MenuChoiceProps<Value extends string> {
  label: string;
  value: Value;
  choices: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
}

/** One of a few, kept in the menu: theme, density, language. */
export function MenuChoice<Value extends string>(props: MenuChoiceProps<Value>) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-2 pt-1.5 pb-1 text-11 font-medium text-ink-3">{props.label}</Base.GroupLabel>
      <Base.RadioGroup value={props.value} onValueChange={(value) => props.onChange(value as Value)}>
        {props.choices.map((choice) => (
          <Base.RadioItem key={choice.value} value={choice.value} closeOnClick={false} className={itemLook}>
            <span className="grid size-4 place-items-center text-brand">
              <Base.RadioItemIndicator render={<CheckMark />} />
            </span>
            {choice.label}
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  );
}

function CheckMark() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 16 16"
      className="size-3.5 fill-none stroke-current"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d="m3 8.500 3.500 3.500L13 4.500" />
    </svg>
  );
}
