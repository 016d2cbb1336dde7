import { Outlet, useNavigate, useRouter, useRouterState } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useSession } from "../lib/session";
import { ShellContext } from "../lib/shell-context";
import { onSignedOut } from "../lib/trpc";
import { BottomBar } from "./bottom-bar";
import { features } from "./features";
import { jobAt, jobs, navigationFor } from "./navigation";
import { OfflineNotice } from "./offline-notice";
import { Sidebar } from "./sidebar";
import { signInWithReturn } from "./sign-in-with-return";
import { useKeys } from "./use-keys";

const Palette = lazy(() => import("./palette").then((file) => ({ default: file.Palette })));
const KeyList = lazy(() => import("./key-list").then((file) => ({ default: file.KeyList })));
const Say = features.find((feature) => feature.say)?.say;

type Layer = "none" | "palette" | "create" | "keys" | "say";

/** Everything around a screen: areas, search, keys, and the place where the screen stands. */
export function Shell() {
  const t = useTranslations("shell");
  const session = useSession();
  const navigate = useNavigate();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const links = useMemo(() => navigationFor(session.permissions), [session.permissions]);
  const current = jobAt(path, links);
  const [layer, setLayer] = useState<Layer>("none");
  const main = useRef<HTMLElement>(null);
  const router = useRouter();

  useEffect(() => {
    // A new page is a new beginning for a keyboard or a screen reader; a new filter on the same page is not.
    return router.subscribe("onResolved", ({ pathChanged, fromLocation }) => {
      if (pathChanged && fromLocation) main.current?.focus({ preventScroll: true });
    });
  }, [router]);
  useEffect(() => onSignedOut(() => void navigate(signInWithReturn(router.state.location.href))), [navigate, router]);

  const openSay = Say ? () => setLayer("say") : undefined;
  const openPalette = () => setLayer("palette");
  const openKeys = () => setLayer("keys");
  useKeys({
    onPalette: openPalette,
    onCreate: () => setLayer("create"),
    onSay: openSay,
    onHelp: openKeys,
    onGo: (letter) => {
      const link = links.find(({ job }) => jobs.find((known) => known.job === job)?.key === letter);
      if (link) void navigate({ to: link.to });
      return link !== undefined;
    },
  });

  return (
    <ShellContext value={{ openPalette, openSay }}>
      <a
        href="#main"
        className="fixed top-2 left-2 z-60 -translate-y-20 rounded-control bg-brand px-3 py-2 font-medium text-brand-ink focus:translate-y-0"
      >
        {t("skip")}
      </a>
      <div className="grid min-h-dvh md:grid-cols-[212px_minmax(0,1fr)] print:block">
        <Sidebar links={links} current={current} path={path} onSearch={openPalette} onKeys={openKeys} />
        <div className="min-w-0">
          <OfflineNotice />
          <main
            id="main"
            ref={main}
            tabIndex={-1}
            className="min-h-dvh px-8 outline-none max-md:px-5 max-md:pb-20 max-sm:px-4"
          >
            <Outlet />
          </main>
        </div>
      </div>
      <BottomBar links={links} current={current} path={path} onSearch={openPalette} onKeys={openKeys} onSay={openSay} />
      <Suspense>
        {layer === "palette" || layer === "create" ? (
          <Palette links={links} createOnly={layer === "create"} onClose={() => setLayer("none")} />
        ) : null}
        {layer === "keys" ? (
          <KeyList links={links} canSay={Say !== undefined} onClose={() => setLayer("none")} />
        ) : null}
        {Say ? (
          <Say open={layer === "say"} onOpenChange={(open) => setLayer(open ? "say" : "none")} screen={path} />
        ) : null}
      </Suspense>
    </ShellContext>
  );
}
