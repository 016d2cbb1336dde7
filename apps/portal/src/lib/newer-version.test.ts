// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { isWriting, reloadForNewer } from "./newer-version";

const pageOf = (build: string) => `<div id="root"></div><script type="module" src="/assets/${build}.js"></script>`;
const reload = vi.fn();

function serves(page: string | Error) {
  vi.stubGlobal("fetch", () => (page instanceof Error ? Promise.reject(page) : Promise.resolve(new Response(page))));
}

beforeEach(() => {
  document.body.innerHTML = pageOf("one");
  sessionStorage.clear();
  reload.mockClear();
});
afterEach(() => vi.unstubAllGlobals());

it("a newer portal is loaded by itself, once for what the page runs", async () => {
  serves(pageOf("two"));
  expect(await reloadForNewer(reload)).toBe("reloading");
  expect(await reloadForNewer(reload)).toBe("failed");
  expect(reload).toHaveBeenCalledTimes(1);
});

it("nothing is loaded anew where the server has the same portal, another page or does not answer", async () => {
  for (const answer of [pageOf("one"), "<h1>Back soon</h1>", new TypeError("no network")]) {
    serves(answer);
    expect(await reloadForNewer(reload)).toBe("failed");
  }
  expect(reload).not.toHaveBeenCalled();
});

it("what somebody is writing is never lost to a newer portal", async () => {
  serves(pageOf("two"));
  const note = document.createElement("textarea");
  document.body.append(note);
  note.dispatchEvent(new Event("input", { bubbles: true }));
  expect(await reloadForNewer(reload)).toBe("writing");
  note.remove();
  expect(isWriting()).toBe(false);
  document.body.innerHTML += '<div role="dialog"><input></div>';
  expect(await reloadForNewer(reload)).toBe("writing");
  expect(reload).not.toHaveBeenCalled();
});
