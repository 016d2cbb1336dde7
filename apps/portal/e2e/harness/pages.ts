import type { APIRequestContext } from "@playwright/test";
import { ask } from "./api";
import type { Chair } from "./test";

export interface PortalPage {
  name: string;
  /** Who meets this page in their navigation or work. */
  chairs: readonly Chair[];
  path: (find: Find) => string | Promise<string>;
}

/** Asks for the records a page's address needs, as the person who opens it. */
export type Find = <Answer>(procedure: string, input?: unknown) => Promise<Answer>;

export const everybody: readonly Chair[] = [
  "employee",
  "people manager",
  "change manager",
  "sponsor",
  "leader",
  "administrator",
];
const managers: readonly Chair[] = ["change manager", "sponsor", "leader"];
const authors: readonly Chair[] = ["change manager", "administrator"];

type Rows = { rows: { id: string }[] };
const firstRow = async (find: Find, procedure: string, input: object = {}) =>
  (await find<Rows>(procedure, { limit: 5, ...input })).rows[0]?.id;
const firstRollout = async (find: Find) => (await find<{ id: string }[]>("change.rollouts.list"))[0]?.id;
const courseOf = async (find: Find) => {
  const { assigned, others, done } =
    await find<Record<"assigned" | "others" | "done", { courseId: string }[]>>("training.learning.mine");
  return [...assigned, ...others, ...done][0]?.courseId;
};

/** Every page one can navigate to. */
export const pages: readonly PortalPage[] = [
  { name: "today", chairs: everybody, path: () => "/" },
  { name: "crm-board", chairs: ["employee", "people manager"], path: () => "/crm" },
  { name: "crm-log", chairs: ["employee"], path: () => "/crm?log=new" },
  { name: "crm-contacts", chairs: ["employee", "administrator"], path: () => "/crm/contacts" },
  { name: "crm-accounts", chairs: ["people manager", "employee"], path: () => "/crm/accounts" },
  { name: "crm-leads", chairs: ["leader"], path: () => "/crm/leads" },
  {
    name: "crm-opportunities",
    chairs: ["people manager"],
    path: () => "/crm/opportunities?where=amountMinor:moreThan:%2B1",
  },
  { name: "crm-cases", chairs: ["sponsor"], path: () => "/crm/cases" },
  { name: "crm-products", chairs: ["administrator"], path: () => "/crm/products" },
  { name: "crm-exports", chairs: ["administrator"], path: () => "/crm/exports" },
  { name: "crm-new-account", chairs: ["leader"], path: () => "/crm/accounts?new=account" },
  {
    name: "crm-contact",
    chairs: ["employee"],
    path: async (find) => `/crm/contacts/${await firstRow(find, "crm.contacts.list", { owner: "mine" })}`,
  },
  {
    name: "crm-account",
    chairs: ["employee"],
    path: async (find) => `/crm/accounts/${await firstRow(find, "crm.accounts.list", { owner: "mine" })}`,
  },
  {
    name: "crm-opportunity",
    chairs: ["employee"],
    path: async (find) => {
      const board = await find<{ columns: { cards: { id: string }[] }[] }>("crm.boards.read", {
        type: "opportunity",
        owner: "mine",
      });
      return `/crm/opportunities/${board.columns.flatMap(({ cards }) => cards)[0]?.id}`;
    },
  },
  {
    name: "crm-lead",
    chairs: ["leader"],
    path: async (find) => `/crm/leads/${await firstRow(find, "crm.leads.list")}`,
  },
  {
    name: "crm-case",
    chairs: ["sponsor"],
    path: async (find) => `/crm/cases/${await firstRow(find, "crm.cases.list")}`,
  },
  {
    name: "crm-product",
    chairs: ["leader"],
    path: async (find) => `/crm/products/${await firstRow(find, "crm.products.list")}`,
  },
  { name: "crm-lead-board", chairs: ["sponsor"], path: () => "/crm/leads/board" },
  { name: "crm-case-board", chairs: ["leader"], path: () => "/crm/cases/board" },
  { name: "crm-calendar", chairs: ["people manager", "sponsor"], path: () => "/crm/calendar" },
  { name: "crm-dashboard", chairs: ["leader", "people manager"], path: () => "/crm/dashboard" },
  { name: "crm-quality", chairs: ["people manager", "leader"], path: () => "/crm/quality" },
  { name: "crm-unclaimed", chairs: ["people manager"], path: () => "/crm/unclaimed" },
  { name: "crm-profit", chairs: ["leader"], path: () => "/crm/profit" },
  { name: "crm-duplicates", chairs: ["administrator"], path: () => "/crm/duplicates" },
  { name: "crm-process", chairs: ["administrator", "change manager"], path: () => "/crm/process" },
  { name: "crm-fields", chairs: ["administrator"], path: () => "/crm/fields" },
  { name: "crm-import", chairs: ["administrator"], path: () => "/crm/import" },
  { name: "crm-runs", chairs: ["administrator", "employee"], path: () => "/crm/runs" },
  { name: "learn", chairs: ["employee", "people manager"], path: () => "/learn" },
  { name: "learn-course", chairs: ["employee"], path: async (find) => `/learn/courses/${await courseOf(find)}` },
  {
    name: "learn-lesson",
    chairs: ["employee"],
    path: async (find) => {
      const courseId = await courseOf(find);
      const course = await find<{ lessonList: { lessonId: string }[] }>("training.learning.course", { courseId });
      return `/learn/courses/${courseId}/lessons/${course.lessonList[0]?.lessonId}`;
    },
  },
  {
    name: "learn-quiz",
    chairs: ["people manager"],
    path: async (find) => `/learn/courses/${await courseOf(find)}/quiz`,
  },
  { name: "learn-result", chairs: ["employee"], path: async (find) => `/learn/courses/${await courseOf(find)}/result` },
  { name: "learn-team", chairs: ["people manager"], path: () => "/learn/team" },
  { name: "learn-progress", chairs: managers, path: () => "/learn/progress" },
  { name: "learn-courses", chairs: authors, path: () => "/learn/courses" },
  { name: "learn-editor", chairs: ["change manager"], path: () => "/learn/courses/new" },
  { name: "voice", chairs: everybody, path: () => "/voice" },
  { name: "voice-board", chairs: ["change manager"], path: () => "/voice?view=board" },
  {
    name: "voice-post",
    chairs: authors.slice(0, 1),
    path: async (find) =>
      `/voice/posts/${(await find<{ posts: { id: string }[] }>("feedback.posts.list", { limit: 1 })).posts[0]?.id}`,
  },
  { name: "voice-done", chairs: ["employee"], path: () => "/voice/done" },
  { name: "voice-receipt", chairs: ["employee"], path: () => "/voice/receipt" },
  { name: "adoption", chairs: ["change manager"], path: () => "/adoption" },
  { name: "adoption-mine", chairs: ["employee", "people manager"], path: () => "/adoption/mine" },
  { name: "adoption-team", chairs: ["people manager"], path: () => "/adoption/team" },
  {
    name: "adoption-rollout",
    chairs: ["change manager"],
    path: async (find) => `/adoption/rollouts/${await firstRollout(find)}`,
  },
  {
    name: "adoption-drill",
    chairs: ["change manager"],
    path: async (find) => `/adoption/rollouts/${await firstRollout(find)}?drill=adoption`,
  },
  { name: "adoption-leadership", chairs: managers, path: () => "/adoption/leadership" },
  { name: "adoption-definitions", chairs: ["change manager", "employee"], path: () => "/adoption/definitions" },
  { name: "adoption-usage", chairs: managers, path: () => "/adoption/usage?against=before" },
  { name: "adoption-usage-often", chairs: ["leader"], path: () => "/adoption/usage?tab=often&against=every:unit" },
  { name: "adoption-usage-back", chairs: ["change manager"], path: () => "/adoption/usage?tab=back" },
  { name: "adoption-usage-access", chairs: ["administrator"], path: () => "/adoption/usage?tab=access&against=before" },
  { name: "adoption-usage-funnel", chairs: ["leader"], path: () => "/adoption/usage?tab=funnel" },
  { name: "adoption-usage-paths", chairs: ["change manager"], path: () => "/adoption/usage?tab=paths" },
  { name: "adoption-insights", chairs: ["leader", "change manager"], path: () => "/adoption/insights" },
  { name: "adoption-insights-saved", chairs: ["sponsor"], path: () => "/adoption/insights?show=saved" },
  { name: "adoption-insights-alerts", chairs: ["administrator"], path: () => "/adoption/insights?show=alerts" },
  { name: "adoption-usage-offer", chairs: ["change manager"], path: () => "/adoption/usage?tab=offer" },
  { name: "adoption-usage-time", chairs: ["leader"], path: () => "/adoption/usage?tab=time" },
  {
    name: "adoption-usage-behind",
    chairs: ["change manager"],
    path: () => "/adoption/usage?tab=access&behind=access:never",
  },
  { name: "change", chairs: authors, path: () => "/change" },
  {
    name: "change-rollout",
    chairs: ["change manager"],
    path: async (find) => `/change/rollouts/${await firstRollout(find)}`,
  },
  { name: "change-mine", chairs: ["employee", "people manager"], path: () => "/change/mine" },
  { name: "sponsor", chairs: managers, path: () => "/sponsor" },
  { name: "sponsor-write", chairs: ["sponsor"], path: () => "/sponsor?write=new" },
  { name: "sponsor-messages", chairs: ["employee", "people manager"], path: () => "/sponsor/messages" },
  {
    name: "sponsor-message",
    chairs: ["employee"],
    path: async (find) => `/sponsor/messages/${(await find<{ id: string }[]>("sponsorship.messages.mine"))[0]?.id}`,
  },
  { name: "admin-people", chairs: ["administrator"], path: () => "/admin/people" },
  {
    name: "admin-person",
    chairs: ["administrator"],
    path: async (find) =>
      `/admin/people/${(await find<{ people: { id: string }[] }>("directory.people.list", { limit: 1 })).people[0]?.id}`,
  },
  { name: "admin-structure", chairs: ["administrator"], path: () => "/admin/structure" },
  { name: "admin-access", chairs: ["administrator"], path: () => "/admin/access" },
  { name: "admin-privacy", chairs: ["administrator"], path: () => "/admin/privacy" },
  { name: "admin-import", chairs: ["administrator"], path: () => "/admin/people/import" },
  { name: "admin-audit", chairs: ["administrator"], path: () => "/admin/audit" },
  { name: "admin-sources", chairs: authors, path: () => "/admin/sources" },
  { name: "admin-names", chairs: ["administrator"], path: () => "/admin/names" },
  { name: "admin-events", chairs: authors, path: () => "/admin/events" },
  { name: "admin-keeping", chairs: ["administrator"], path: () => "/admin/keeping" },
  { name: "admin-history", chairs: ["administrator"], path: () => "/admin/history" },
  { name: "about-me", chairs: ["employee", "leader"], path: () => "/about-me" },
  { name: "my-data", chairs: ["employee", "sponsor"], path: () => "/my-data" },
];

/** Pages for those who are not signed in. */
export const openPages = [
  { name: "sign-in", path: "/sign-in" },
  { name: "forgot-password", path: "/forgot-password" },
  { name: "reset-password", path: "/reset-password?token=unknown" },
] as const;

export function finder(request: APIRequestContext, url: string): Find {
  return (procedure, input) => ask(request, url, procedure, input);
}
