import { EnglishUi } from "@arraigo/ui/english-ui";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { IntlProvider } from "use-intl";
import { beforeEach, expect, it, vi } from "vitest";
import { messages as common } from "../../../../lib/messages/en";
import { messages as crm } from "../../messages/en";
import { RecordForm } from "./record-form";

const { verbs, TRPCClientError } = vi.hoisted(() => ({
  verbs: { create: vi.fn(), update: vi.fn(), get: vi.fn() },
  TRPCClientError: class extends Error {
    constructor(
      message: string,
      readonly data: object,
    ) {
      super(message);
    }
  },
}));

vi.mock("@trpc/client", () => ({ TRPCClientError }));
vi.mock("@tanstack/react-router", () => ({ useNavigate: () => () => {}, Link: () => null }));
vi.mock("../../../../lib/session", () => ({
  useCan: () => () => false,
  sessionQuery: { queryKey: ["session"], queryFn: () => null },
}));
vi.mock("../../use-refresh-crm", () => ({ useRefreshCrm: () => () => {} }));
vi.mock("../../../../lib/trpc", () => {
  const accounts = {
    create: { mutate: verbs.create },
    update: { mutate: verbs.update },
    get: { query: verbs.get },
  };
  const query = { queryOptions: () => ({ queryKey: ["nothing"], queryFn: () => [] }) };
  return {
    api: { crm: { accounts } },
    trpc: {
      crm: {
        duplicates: { probe: query },
        customFields: { list: query },
        owners: { list: query },
        queues: { list: query },
      },
    },
  };
});

const read = { id: "1", values: { name: "Aceros", city: "Quito", phone: null }, names: {} };

function show(props: Partial<Parameters<typeof RecordForm>[0]> = {}) {
  const closed = vi.fn();
  render(
    <QueryClientProvider client={new QueryClient()}>
      <IntlProvider locale="en" messages={{ crm, common } as never}>
        <EnglishUi>
          <RecordForm type="account" onClose={closed} {...props} />
        </EnglishUi>
      </IntlProvider>
    </QueryClientProvider>,
  );
  return closed;
}

beforeEach(() => {
  for (const verb of Object.values(verbs)) verb.mockReset();
});

it("a new record asks for little, says what is missing, and keeps what was written", async () => {
  verbs.create.mockResolvedValue({ id: "7" });
  const closed = show();
  const user = userEvent.setup();
  expect(screen.queryByLabelText("Industry")).toBeNull();
  await user.type(screen.getByLabelText("City"), "Loja");
  await user.click(screen.getByRole("button", { name: "Add" }));
  expect(screen.getByRole("alert").textContent).toBe("This has to be filled in.");
  await user.type(screen.getByLabelText(/^Name/u), "Cerámica");
  await user.click(screen.getByRole("button", { name: "Add" }));
  expect(verbs.create).toHaveBeenCalledWith({ name: "Cerámica", city: "Loja" });
  expect(closed).toHaveBeenCalledOnce();
});

it("only what was changed is sent, with what had been read of it", async () => {
  verbs.update.mockResolvedValue({ changed: true });
  show({ record: read });
  const user = userEvent.setup();
  await user.clear(screen.getByLabelText("City"));
  await user.type(screen.getByLabelText("Phone"), "123");
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(verbs.update).toHaveBeenCalledWith({
    id: "1",
    values: { city: null, phone: "123" },
    was: { city: "Quito", phone: null },
  });
});

it("what the server says about a field stands at that field", async () => {
  verbs.update.mockRejectedValue(
    new TRPCClientError("bad", { httpStatus: 422, fields: [{ field: "values.email", problem: "No e-mail address" }] }),
  );
  show({ record: read });
  const user = userEvent.setup();
  await user.type(screen.getByLabelText("E-mail"), "nobody");
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect((await screen.findByLabelText("E-mail")).getAttribute("aria-invalid")).toBe("true");
  expect(screen.getByRole("alert").textContent).toBe("No e-mail address");
});

it("two people's work stands side by side, one chooses, and the rest of what was typed is saved with it", async () => {
  verbs.update.mockRejectedValueOnce(
    new TRPCClientError("Ana changed city", { httpStatus: 409, error: "crm.ChangedMeanwhile", field: "city" }),
  );
  verbs.update.mockResolvedValueOnce({ changed: true });
  verbs.get.mockResolvedValue({
    id: "1",
    values: { name: "Aceros", city: "Lima", phone: "999" },
    custom: {},
    names: {},
  });
  show({ record: read });
  const user = userEvent.setup();
  await user.clear(screen.getByLabelText("City"));
  await user.type(screen.getByLabelText("City"), "Cusco");
  await user.type(screen.getByLabelText("Industry"), "Steel");
  await user.click(screen.getByRole("button", { name: "Save" }));

  const city = await screen.findByRole("group", { name: "City" });
  expect(within(city).getByRole("radio", { name: /Cusco/u })).toHaveProperty("checked", true);
  expect(screen.getByLabelText("Industry")).toHaveProperty("value", "Steel");
  expect(screen.getByLabelText("Phone")).toHaveProperty("value", "999");
  await user.click(within(city).getByRole("radio", { name: /Lima/u }));
  await user.click(screen.getByRole("button", { name: "Save what I chose" }));
  expect(verbs.update).toHaveBeenLastCalledWith({ id: "1", values: { industry: "Steel" }, was: { industry: null } });
});

it("leaving with something written asks first, and leaving untouched does not", async () => {
  const closed = show({ record: read });
  const user = userEvent.setup();
  await user.type(screen.getByLabelText("Phone"), "1");
  await user.click(screen.getByRole("button", { name: "Cancel" }));
  expect(closed).not.toHaveBeenCalled();
  await user.click(screen.getByRole("button", { name: "Keep writing" }));
  await user.clear(screen.getByLabelText("Phone"));
  await user.click(screen.getByRole("button", { name: "Cancel" }));
  expect(closed).toHaveBeenCalledOnce();
});
