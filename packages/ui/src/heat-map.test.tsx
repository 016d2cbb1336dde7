import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { HeatMap, heatStep } from "./heat-map";

function show() {
  return render(
    <HeatMap
      caption="Groups"
      rowsName="Group"
      columns={[{ key: "a", name: "Logs each contact" }]}
      rows={[
        { key: "sales", name: "Sales", count: 64, cells: [{ share: 0.88, shown: "88", label: "Sales: 88 %" }] },
        { key: "systems", name: "Systems", count: 4, cells: [{ hidden: "< 5", label: "hidden to protect people" }] },
      ]}
      open={({ className, children, label }) => (
        <a href="#open" className={className} aria-label={label}>
          {children}
        </a>
      )}
    />,
  );
}

it("a hidden cell opens nothing and says why", () => {
  show();
  expect(screen.getAllByRole("link")).toHaveLength(1);
  expect(screen.getByText("hidden to protect people")).toBeTruthy();
});

it("a shown cell opens what it is made of, under a name that tells row and column", () => {
  show();
  expect(screen.getByRole("link", { name: "Sales: 88 %" }).textContent).toBe("88");
});

it("the five steps begin at 0, 30, 50, 65 and 80 per cent", () => {
  expect([0, 0.299, 0.3, 0.499, 0.5, 0.649, 0.65, 0.799, 0.8, 1].map(heatStep)).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4]);
});
