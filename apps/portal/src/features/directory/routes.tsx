import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { lazy } from "react";
import type { Feature } from "../../lib/feature";
import { paths } from "../../lib/paths";
import { prefetch } from "../../lib/prefetch";
import { api, trpc } from "../../lib/trpc";
import { accessSearch, peopleSearch } from "./search";
import { signInRoutes } from "./sign-in-routes";

export const openRoutes: Feature["openRoutes"] = signInRoutes;

export const routes: Feature["routes"] = (parent) => [
  createRoute({
    getParentRoute: () => parent,
    path: paths.admin.people,
    validateSearch: (search) => peopleSearch.parse(search),
    loader: () => prefetch(trpc.directory.structure.get.queryOptions()),
    component: lazyRouteComponent(() => import("./screens/people-screen"), "PeopleScreen"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: paths.admin.import,
    component: lazyRouteComponent(() => import("./screens/import-screen"), "ImportScreen"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: paths.admin.person("$personId"),
    loader: ({ params }) =>
      prefetch(trpc.directory.people.get.queryOptions({ personId: (params as { personId: string }).personId })),
    component: lazyRouteComponent(() => import("./screens/person-screen"), "PersonScreen"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: paths.admin.structure,
    loader: () => prefetch(trpc.directory.structure.get.queryOptions()),
    component: lazyRouteComponent(() => import("./screens/structure-screen"), "StructureScreen"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: paths.admin.access,
    validateSearch: (search) => accessSearch.parse(search),
    loader: () => prefetch(trpc.directory.reaches.list.queryOptions()),
    component: lazyRouteComponent(() => import("./screens/access-screen"), "AccessScreen"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: paths.admin.privacy,
    component: lazyRouteComponent(() => import("./screens/privacy-screen"), "PrivacyScreen"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: paths.admin.audit,
    component: lazyRouteComponent(() => import("./screens/audit-screen"), "AuditScreen"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: paths.aboutMe,
    loader: () => prefetch(trpc.directory.people.aboutMe.queryOptions()),
    component: lazyRouteComponent(() => import("./screens/about-me-screen"), "AboutMeScreen"),
  }),
];

export const todayCards: Feature["todayCards"] = [
  {
    id: "directory.notices",
    place: "side",
    order: 1,
    component: lazy(() => import("./components/notices-card").then((file) => ({ default: file.NoticesCard }))),
  },
];

export const palette: Feature["palette"] = {
  actions: [
    {
      id: "directory.add",
      label: (words) => words("directory.palette.add"),
      requires: "directory.person.write",
      to: `${paths.admin.people}?new=yes`,
      creates: true,
    },
    {
      id: "directory.import",
      label: (words) => words("directory.palette.import"),
      requires: "directory.person.import",
      to: paths.admin.import,
    },
    { id: "directory.aboutMe", label: (words) => words("directory.palette.aboutMe"), to: paths.aboutMe },
  ],
  search: {
    requires: "directory.person.manage",
    find: async (text, words, signal) => {
      const { people } = await api.directory.people.list.query({ text, limit: 5 }, { signal });
      return people.map((person) => ({
        id: person.id,
        title: person.name,
        kind: words("directory.palette.person"),
        to: paths.admin.person(person.id),
        ...(person.orgUnit ? { note: person.orgUnit } : {}),
      }));
    },
  },
};
