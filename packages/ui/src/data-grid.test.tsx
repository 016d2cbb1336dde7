import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, it, vi } from "vitest";
import { CellEditor } from "./cell-editor";
import { DataGrid } from "./data-grid";
import { EnglishUi } from "./english-ui";
import type { GridCell } from "./grid-types";
import { Input } from "./input";

const rows = [
  { id: "1", name: "Aceros", city: "Quito" },
  { id: "2", name: "Banca", city: "Lima" },
  { id: "3", name: "Cobre", city: "Cusco" },
];
type Row = (typeof rows)[number];
const columns = [
  { key: "name", header: "Name", rowHeader: true, sortable: true, cell: (row: Row) => row.name },
  { key: "city", header: "City", editable: () => true, cell: (row: Row) => row.city },
];

function Example(props: {
  onOpen?: (row: Row) => void;
  onSort?: (key: string) => void;
  onSave?: () => void;
  onCancel?: () => void;
  error?: string;
  singleKeys?: boolean;
}) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [editing, setEditing] = useState<GridCell>();
  return (
    <EnglishUi>
      <output>{[...selected].sort().join(",")}</output>
      <DataGrid
        label="Accounts"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        rowName={(row) => row.name}
        sort={{ key: "name", direction: "asc" }}
        onSort={props.onSort}
        selected={selected}
        onSelect={setSelected}
        onOpen={props.onOpen ?? (() => {})}
        editing={editing}
        onEdit={setEditing}
        editor={(row, column) => (
          <CellEditor
            label={`${column.header}, ${row.name}`}
            error={props.error}
            onSave={() => {
              props.onSave?.();
              if (!props.error) setEditing(undefined);
            }}
            onCancel={() => {
              props.onCancel?.();
              setEditing(undefined);
            }}
          >
            <Input autoFocus defaultValue={row.city} />
          </CellEditor>
        )}
        singleKeys={props.singleKeys ?? true}
        text={{
          select: (name) => `Select ${name}`,
          selectAll: "Select all",
          edit: (column, name) => `Edit ${column} of ${name}`,
        }}
      />
    </EnglishUi>
  );
}

it("the first j lands in the list, x chooses, Enter opens", async () => {
  const opened = vi.fn();
  render(<Example onOpen={opened} />);
  const user = userEvent.setup();
  await user.keyboard("jjx");
  expect(screen.getByRole("status").textContent).toBe("2");
  await user.keyboard("{Enter}");
  expect(opened).toHaveBeenCalledWith(rows[1]);
});

it("shift and a click choose everything between, and the header's box chooses all", async () => {
  render(<Example />);
  const user = userEvent.setup();
  await user.click(screen.getByLabelText("Select Aceros"));
  await user.keyboard("{Shift>}");
  await user.click(screen.getByLabelText("Select Cobre"));
  await user.keyboard("{/Shift}");
  expect(screen.getByRole("status").textContent).toBe("1,2,3");
  await user.click(screen.getByLabelText("Select all"));
  expect(screen.getByRole("status").textContent).toBe("");
});

it("e writes in the cell, Enter saves and gives the focus back to it", async () => {
  const saved = vi.fn();
  render(<Example onSave={saved} />);
  const user = userEvent.setup();
  await user.keyboard("j{ArrowRight}e");
  expect(screen.getByLabelText("City, Aceros")).toBe(document.activeElement);
  await user.keyboard("Loja{Enter}");
  expect(saved).toHaveBeenCalledOnce();
  expect(document.activeElement?.textContent).toContain("Quito");
});

it("Escape gives up without saving, and what is wrong is said at the cell", async () => {
  const [saved, cancelled] = [vi.fn(), vi.fn()];
  render(<Example onSave={saved} onCancel={cancelled} error="Too long" />);
  const user = userEvent.setup();
  await user.dblClick(within(screen.getAllByRole("row")[1] as HTMLElement).getByText("Quito"));
  expect(screen.getByRole("alert").textContent).toBe("Too long");
  await user.keyboard("{Escape}");
  expect(cancelled).toHaveBeenCalledOnce();
  expect(saved).not.toHaveBeenCalled();
});

it("the header says how the list is sorted and asks for another order", async () => {
  const sort = vi.fn();
  render(<Example onSort={sort} />);
  const header = screen.getByRole("columnheader", { name: "Name" });
  expect(header.getAttribute("aria-sort")).toBe("ascending");
  await userEvent.click(within(header).getByRole("button"));
  expect(sort).toHaveBeenCalledWith("name");
});

it("letters do nothing for whoever turned them off", async () => {
  render(<Example singleKeys={false} />);
  await userEvent.keyboard("jx");
  expect(screen.getByRole("status").textContent).toBe("");
  await userEvent.keyboard("{ArrowDown} ");
  expect(screen.getByRole("status").textContent).toBe("1");
});
