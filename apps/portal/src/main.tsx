import "@arraigo/ui/fonts.css";
import "./styles.css";
import { ToastArea } from "@arraigo/ui/toast";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { loadCatalogue } from "./app/catalogues";
import { router } from "./app/router";
import { WordsProvider } from "./app/words-provider";
import { applyAppearance } from "./lib/appearance";
import { language } from "./lib/language";
import { keepPortalWhenNotFetched } from "./lib/page-not-fetched";
import { queryClient } from "./lib/trpc";

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", applyAppearance);
void loadCatalogue(language());
keepPortalWhenNotFetched();

const place = document.getElementById("root");
if (!place) throw new Error("The page has no #root");
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <WordsProvider>
        <RouterProvider router={router} />
        <ToastArea />
      </WordsProvider>
    </QueryClientProvider>
  </StrictMode>,
);
