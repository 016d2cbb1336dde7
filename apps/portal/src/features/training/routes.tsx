import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { lazy } from "react";
import type { Feature } from "../../lib/feature";
import { paths } from "../../lib/paths";
import { prefetch } from "../../lib/prefetch";
import { trpc } from "../../lib/trpc";
import { progressSearch } from "./progress-search";
import { useDueCourses } from "./use-due-courses";

export const routes: Feature["routes"] = (parent) => {
  const at = <const Path extends string>(path: Path) => ({ getParentRoute: () => parent, path });
  return [
    createRoute({
      ...at(paths.learn.mine),
      loader: () => prefetch(trpc.training.learning.mine.queryOptions()),
      component: lazyRouteComponent(() => import("./screens/learn-screen"), "LearnScreen"),
    }),
    createRoute({
      ...at(paths.learn.team),
      loader: () => prefetch(trpc.training.progress.team.queryOptions()),
      component: lazyRouteComponent(() => import("./screens/team-screen"), "TeamScreen"),
    }),
    createRoute({
      ...at(paths.learn.progress),
      validateSearch: (search) => progressSearch.parse(search),
      loader: () => prefetch(trpc.training.progress.courses.queryOptions()),
      component: lazyRouteComponent(() => import("./screens/progress-screen"), "ProgressScreen"),
    }),
    createRoute({
      ...at(paths.learn.courses),
      loader: () => prefetch(trpc.training.courses.list.queryOptions()),
      component: lazyRouteComponent(() => import("./screens/courses-screen"), "CoursesScreen"),
    }),
    createRoute({
      ...at(paths.learn.newCourse),
      component: lazyRouteComponent(() => import("./screens/editor-screen"), "NewCourseScreen"),
    }),
    createRoute({
      ...at(paths.learn.editCourse("$courseId")),
      component: lazyRouteComponent(() => import("./screens/editor-screen"), "EditCourseScreen"),
    }),
    createRoute({
      ...at(paths.learn.course("$courseId")),
      component: lazyRouteComponent(() => import("./screens/course-screen"), "CourseScreen"),
    }),
    createRoute({
      ...at(paths.learn.lesson("$courseId", "$lessonId")),
      component: lazyRouteComponent(() => import("./screens/lesson-screen"), "LessonScreen"),
    }),
    createRoute({
      ...at(paths.learn.quiz("$courseId")),
      component: lazyRouteComponent(() => import("./screens/quiz-screen"), "QuizScreen"),
    }),
    createRoute({
      ...at(paths.learn.quizResult("$courseId")),
      component: lazyRouteComponent(() => import("./screens/result-screen"), "ResultScreen"),
    }),
  ];
};

export const todayCards: Feature["todayCards"] = [
  {
    id: "training.goOn",
    place: "main",
    order: 20,
    requires: "training.course.take",
    component: lazy(() => import("./components/go-on-card").then((file) => ({ default: file.GoOnCard }))),
  },
];

export const todayItems: Feature["todayItems"] = { requires: "training.course.take", useItems: useDueCourses };

export const palette: Feature["palette"] = {
  actions: [
    {
      id: "training.mine",
      label: (words) => words("training.palette.mine"),
      keywords: "learn course curso aprender training formación",
      requires: "training.course.take",
      to: paths.learn.mine,
    },
    {
      id: "training.create",
      label: (words) => words("training.palette.create"),
      keywords: "course curso author",
      requires: "training.course.author",
      to: paths.learn.newCourse,
      creates: true,
    },
  ],
};
