import { type AnyRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { address, text } from "../../lib/address";
import { paths } from "../../lib/paths";

const signInSearch = address({ next: text(), reset: text() });
const resetSearch = address({ token: text(), error: text() });

/** The pages one may see without being signed in. */
export function signInRoutes(root: AnyRoute): readonly AnyRoute[] {
  return [
    createRoute({
      getParentRoute: () => root,
      path: paths.signIn,
      validateSearch: (search) => signInSearch.parse(search),
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
      validateSearch: (search) => resetSearch.parse(search),
      component: lazyRouteComponent(() => import("./screens/reset-password-screen"), "ResetPasswordScreen"),
    }),
  ];
}
