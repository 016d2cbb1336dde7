import { paths } from "../lib/paths";

/** To the sign-in page, and back to where one was afterwards. */
export function signInWithReturn(href: string): { to: string; search?: { next: string } } {
  return href === "/" || href.startsWith(paths.signIn)
    ? { to: paths.signIn }
    : { to: paths.signIn, search: { next: href } };
}
