import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { DataFigure } from "./data-figure";
import { EnglishUi } from "./english-ui";

const rows = [
  { group: "=HYPERLINK(1)", share: 0.61 },
  { group: "Sales", share: null },
];

function show() {
  return render(
    <EnglishUi>
      <DataFigure
        title="Adoption"
        rows={rows}
        takeaway={(all) => `${all.length} groups`}
        columns={[
          { header: "Group", value: (row) => row.group },
          { header: "Share", value: (row) => row.share, shown: (row) => (row.share === null ? "–" : "61 %") },
        ]}
        fileName="adoption"
        csvNotes={["Hidden below five people"]}
      >
        {(all) => <p>drawn from {all.length}</p>}
      </DataFigure>
    </EnglishUi>,
  );
}

it("the sentence and the drawing come from the same rows as the table", async () => {
  show();
  expect(screen.getByText("2 groups")).toBeTruthy();
  expect(screen.getByText("drawn from 2")).toBeTruthy();
  await userEvent.click(screen.getByRole("radio", { name: "Table" }));
  expect(within(screen.getByRole("table", { name: "Adoption" })).getAllByRole("row")).toHaveLength(3);
});

it("the downloaded file holds the rows, guarded, and says what was left out", async () => {
  const blobs: Blob[] = [];
  vi.stubGlobal(
    "URL",
    Object.assign(URL, { createObjectURL: (blob: Blob) => `blob:${blobs.push(blob)}`, revokeObjectURL: () => {} }),
  );
  show();
  await userEvent.click(screen.getByRole("button", { name: "Download CSV" }));
  const text = await new Promise<string>((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.readAsText(blobs[0] ?? new Blob());
  });
  expect(text).toContain(`"'=HYPERLINK(1)",0.61`);
  expect(text).toContain("Sales,\r\n");
  expect(text).toContain("Hidden below five people");
});
