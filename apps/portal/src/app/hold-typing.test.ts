// @vitest-environment jsdom
import { expect, it, vi } from "vitest";
import { holdTyping } from "./hold-typing";

function press(key: string, modifiers: KeyboardEventInit = {}) {
  const event = new KeyboardEvent("keydown", { key, cancelable: true, bubbles: true, ...modifiers });
  document.body.dispatchEvent(event);
  return event;
}

it("what is typed before the palette is there arrives in it", () => {
  const held = holdTyping(() => {});
  for (const key of ["a", "c", "x", "Backspace", "e"]) press(key);
  expect(held.release()).toBe("ace");
});

it("once released, keys go where they are typed", () => {
  const held = holdTyping(() => {});
  held.release();
  expect(press("a").defaultPrevented).toBe(false);
  expect(held.release()).toBe("");
});

it("Escape gives up, and keys with a modifier are left alone", () => {
  const gaveUp = vi.fn();
  const held = holdTyping(gaveUp);
  expect(press("k", { ctrlKey: true }).defaultPrevented).toBe(false);
  press("Escape");
  expect(gaveUp).toHaveBeenCalledOnce();
  held.release();
});
