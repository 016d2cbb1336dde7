import { Button } from "@arraigo/ui/button";

/** Takes one row out of a list being written. */
export function RemoveButton(props: { label: string; onClick: () => void }) {
  return (
    <Button
      kind="ghost"
      iconOnly
      aria-label={props.label}
      onClick={props.onClick}
      icon={
        <svg aria-hidden="true" viewBox="0 0 16 16" className="size-4 fill-none stroke-current" strokeWidth="1.6">
          <path d="M4 8h8" strokeLinecap="round" />
        </svg>
      }
    />
  );
}
