import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { EnglishUi } from "./english-ui";
import { ToastArea, takeBackLast, toast } from "./toast";
import { closeToast, toasts } from "./toast-store";

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  for (const item of toasts()) closeToast(item.id);
  vi.useRealTimers();
});

function show() {
  render(
    <EnglishUi>
      <ToastArea />
    </EnglishUi>,
  );
}
function wait(milliseconds: number): void {
  act(() => {
    vi.advanceTimersByTime(milliseconds);
  });
}

it("undo is on offer for ten seconds and then gone", () => {
  show();
  act(() => toast({ title: "Moved", undo: () => {} }));
  wait(9_900);
  expect(screen.getByRole("button", { name: "Undo" })).toBeTruthy();
  wait(200);
  expect(screen.queryByText("Moved")).toBeNull();
});

it("the clock stands still while the pointer or the focus is there, and goes on with what was left", () => {
  show();
  act(() => toast({ title: "Moved", undo: () => {} }));
  wait(6_000);
  fireEvent.mouseEnter(screen.getByRole("region"));
  wait(60_000);
  expect(screen.getByText("Moved")).toBeTruthy();
  fireEvent.mouseLeave(screen.getByRole("region"));
  wait(3_900);
  expect(screen.getByText("Moved")).toBeTruthy();
  wait(200);
  expect(screen.queryByText("Moved")).toBeNull();
});

it("an act is taken back once, however often one asks", () => {
  show();
  const undo = vi.fn();
  act(() => toast({ title: "Moved", undo }));
  fireEvent.click(screen.getByRole("button", { name: "Undo" }));
  act(() => takeBackLast());
  expect(undo).toHaveBeenCalledTimes(1);
});

it("F6 moves to the notifications and back to where one was", () => {
  show();
  render(<button type="button">here</button>);
  const here = screen.getByRole("button", { name: "here" });
  here.focus();
  fireEvent.keyDown(window, { key: "F6" });
  expect(document.activeElement).toBe(screen.getByRole("region"));
  fireEvent.keyDown(window, { key: "F6" });
  expect(document.activeElement).toBe(here);
});

it("a failure stays until it is closed", () => {
  show();
  act(() => toast({ title: "That did not work", tone: "failed" }));
  wait(600_000);
  fireEvent.click(screen.getByRole("button", { name: "Close" }));
  expect(screen.queryByText("That did not work")).toBeNull();
});
