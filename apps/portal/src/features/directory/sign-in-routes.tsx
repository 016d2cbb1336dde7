import { type AnyRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { z } from "zod/mini";
import { paths } from "../../lib/paths";

const text = z.optional(z.catch(z.string(), ""));

/** The pages one may see without being signed in. */
export function signInRoutes(root: AnyRoute): readonly AnyRoute[] {
  return [
    createRoute({
      getParentRoute: () => root,
      path: paths.signIn,
      validateSearch: (search) => z.object({ next: text, reset: text }).parse(search),
      component: lazyRouteComponent(() => import("./screens/sign-in-screen"), "SignInScreen"),
    }),
    createRoute({
      getParentRoute: () => root,
      path: paths.forgotPassword,
      component: lazyRouteComponent(() => import("./screens/forgot-password-screen"), "ForgotPasswordScreen"),
    }),
    createRoute({
      getParentRoute: () => root,
      path: paths.resetPassword,
      validateSearch: (search) => z.object({ token: text, error: text }).parse(search),
      component: lazyRouteComponent(() => import("./screens/reset-password-screen"), "ResetPasswordScreen"),
    }),
  ];
}
