import { type AnyRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { type ComponentType, lazy } from "react";
import type { Feature } from "../../lib/feature";
import { paths } from "../../lib/paths";
import { prefetch } from "../../lib/prefetch";
import { trpc } from "../../lib/trpc";
import { recordListAddress } from "./components/record-list/list-address";
import { importAddress } from "./import-address";
import { insightRoutes } from "./insight-routes";
import { daily, occasional } from "./places";
import { boardSearch, calendarSearch, duplicatesSearch, fieldsSearch, processSearch } from "./search";
import { useNextItems } from "./use-next-items";

export const routes: Feature["routes"] = (parent) => [
  ...insightRoutes(parent),
  createRoute({
    getParentRoute: () => parent,
    path: paths.crm.board,
    validateSearch: (search) => boardSearch.parse(search),
    loaderDeps: ({ search }) => search,
    loader: ({ deps }) => prefetchBoard("opportunity", deps),
    component: lazyRouteComponent(() => import("./screens/board-screen"), "BoardScreen"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: paths.crm.leadBoard,
    validateSearch: (search) => boardSearch.parse(search),
    loaderDeps: ({ search }) => search,
    loader: ({ deps }) => prefetchBoard("lead", deps),
    component: lazyRouteComponent(() => import("./screens/lead-board-screen"), "LeadBoardScreen"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: paths.crm.caseBoard,
    validateSearch: (search) => boardSearch.parse(search),
    loaderDeps: ({ search }) => search,
    loader: ({ deps }) => prefetchBoard("case", deps),
    component: lazyRouteComponent(() => import("./screens/case-board-screen"), "CaseBoardScreen"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: paths.crm.fields,
    validateSearch: (search) => fieldsSearch.parse(search),
    component: lazyRouteComponent(() => import("./screens/fields-screen"), "FieldsScreen"),
  }),
  listRoute(parent, "contact", paths.crm.contacts, () => import("./screens/contacts-screen"), "ContactsScreen"),
  listRoute(parent, "account", paths.crm.accounts, () => import("./screens/accounts-screen"), "AccountsScreen"),
  listRoute(parent, "lead", paths.crm.leads, () => import("./screens/leads-screen"), "LeadsScreen"),
  listRoute(
    parent,
    "opportunity",
    paths.crm.opportunities,
    () => import("./screens/opportunities-screen"),
    "OpportunitiesScreen",
  ),
  listRoute(parent, "case", paths.crm.cases, () => import("./screens/cases-screen"), "CasesScreen"),
  listRoute(parent, "product", paths.crm.products, () => import("./screens/products-screen"), "ProductsScreen"),
  createRoute({
    getParentRoute: () => parent,
    path: paths.crm.contact("$contactId"),
    loader: ({ params }) => prefetch(trpc.crm.contacts.get.queryOptions({ id: idOf(params, "contactId") })),
    component: lazyRouteComponent(() => import("./screens/contact-screen"), "ContactScreen"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: paths.crm.account("$accountId"),
    loader: ({ params }) => prefetch(trpc.crm.accounts.get.queryOptions({ id: idOf(params, "accountId") })),
    component: lazyRouteComponent(() => import("./screens/account-screen"), "AccountScreen"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: paths.crm.lead("$leadId"),
    loader: ({ params }) => prefetch(trpc.crm.leads.get.queryOptions({ id: idOf(params, "leadId") })),
    component: lazyRouteComponent(() => import("./screens/lead-screen"), "LeadScreen"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: paths.crm.case("$caseId"),
    loader: ({ params }) => prefetch(trpc.crm.cases.get.queryOptions({ id: idOf(params, "caseId") })),
    component: lazyRouteComponent(() => import("./screens/case-screen"), "CaseScreen"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: paths.crm.product("$productId"),
    loader: ({ params }) => prefetch(trpc.crm.products.get.queryOptions({ id: idOf(params, "productId") })),
    component: lazyRouteComponent(() => import("./screens/product-screen"), "ProductScreen"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: paths.crm.calendar,
    validateSearch: (search) => calendarSearch.parse(search),
    component: lazyRouteComponent(() => import("./screens/calendar-screen"), "CalendarScreen"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: paths.crm.opportunity("$opportunityId"),
    loader: ({ params }) => prefetch(trpc.crm.opportunities.get.queryOptions({ id: idOf(params, "opportunityId") })),
    component: lazyRouteComponent(() => import("./screens/opportunity-screen"), "OpportunityScreen"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: paths.crm.exports,
    component: lazyRouteComponent(() => import("./screens/exports-screen"), "ExportsScreen"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: paths.crm.duplicates,
    validateSearch: (search) => duplicatesSearch.parse(search),
    component: lazyRouteComponent(() => import("./screens/duplicates-screen"), "DuplicatesScreen"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: paths.crm.process,
    validateSearch: (search) => processSearch.parse(search),
    component: lazyRouteComponent(() => import("./screens/process-screen"), "ProcessScreen"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: paths.crm.import,
    validateSearch: (search) => importAddress.parse(search),
    component: lazyRouteComponent(() => import("./screens/import-screen"), "ImportScreen"),
  }),
];

/** The list of one type: its address is its whole state. */
function listRoute<Name extends string>(
  parent: AnyRoute,
  type: "account" | "contact" | "lead" | "opportunity" | "case" | "product",
  path: string,
  load: () => Promise<Record<Name, ComponentType>>,
  name: Name,
): AnyRoute {
  return createRoute({
    getParentRoute: () => parent,
    path,
    validateSearch: (search) => recordListAddress.parse(search),
    loaderDeps: ({ search }) => search,
    loader: ({ deps }) => {
      void import("./components/record-list/prefetch-list").then((file) => file.prefetchList(type, deps));
    },
    component: lazyRouteComponent(load, name),
  });
}

function prefetchBoard(
  type: "opportunity" | "lead" | "case",
  { owner, pipeline, flag }: ReturnType<typeof boardSearch.parse>,
): void {
  const asked = { type, ...(pipeline ? { pipelineId: pipeline } : {}), ...(flag ? { flag } : {}) };
  prefetch(trpc.crm.boards.read.queryOptions({ ...asked, owner: owner ?? "mine" }));
}

function idOf(params: object, name: string): string {
  return String((params as Record<string, unknown>)[name]);
}

export const palette: Feature["palette"] = {
  actions: [
    {
      id: "crm.log",
      label: (words) => words("crm.palette.log"),
      keywords: "call meeting note llamada reunión nota",
      requires: "crm.activity.log",
      to: `${paths.crm.board}?log=new`,
      creates: true,
    },
    {
      id: "crm.contact",
      label: (words) => words("crm.palette.contact"),
      requires: "crm.contact.write",
      to: `${paths.crm.contacts}?new=contact`,
      creates: true,
    },
    {
      id: "crm.account",
      label: (words) => words("crm.palette.account"),
      requires: "crm.account.write",
      to: `${paths.crm.accounts}?new=account`,
      creates: true,
    },
    {
      id: "crm.opportunity",
      label: (words) => words("crm.palette.opportunity"),
      keywords: "deal negocio",
      requires: "crm.opportunity.write",
      to: `${paths.crm.board}?new=opportunity`,
      creates: true,
    },
    {
      id: "crm.import",
      label: (words) => words("crm.palette.import"),
      keywords: "csv",
      requires: "crm.record.import",
      to: paths.crm.import,
    },
  ],
  pages: [...daily, ...occasional].map(({ to, key, requires }) => ({
    to,
    requires,
    label: (words) => words(`crm.tabs.${key}`),
  })),
  search: {
    requires: "crm.record.read",
    find: async (text, words, signal) => (await import("./find-for-palette")).findForPalette(text, words, signal),
  },
};

export const todayCards: Feature["todayCards"] = [
  {
    id: "crm.log",
    place: "lead",
    order: 10,
    requires: "crm.activity.log",
    component: lazy(async () => ({ default: (await import("./components/quick-log")).QuickLogCard })),
  },
];

export const todayItems: Feature["todayItems"] = { requires: "crm.record.read", useItems: useNextItems };
