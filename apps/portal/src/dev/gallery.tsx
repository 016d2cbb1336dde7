import "@arraigo/ui/fonts.css";
import "../styles.css";
import { type UiText, UiTextProvider } from "@arraigo/ui/ui-text";
import { ToastArea } from "@arraigo/ui/toast";
import { createRoot } from "react-dom/client";
import { setAppearance } from "../lib/appearance";
import { GalleryFigures } from "./gallery-figures";
import { GalleryLayers } from "./gallery-layers";
import { GalleryParts } from "./gallery-parts";
import { GalleryStates } from "./gallery-states";

const text: UiText = {
  close: "Close", required: "required", optional: "optional", loading: "Loading", notifications: "Notifications (F6)", chart: "Chart", table: "Table",
  viewAs: "Show as", downloadCsv: "Download CSV", howCounted: "How is this counted?", retry: "Try again", reference: "Reference", undo: "Undo",
};

const theme = new URLSearchParams(location.search).get("theme");
if (theme === "dark" || theme === "light") setAppearance({ theme });

function Gallery() {
  return (
    <UiTextProvider text={text}>
      <main id="main" className="mx-auto max-w-[1312px] px-8 pb-24 max-sm:px-4">
        <GalleryFigures />
        <GalleryParts />
        <GalleryStates />
        <GalleryLayers />
      </main>
      <ToastArea />
    </UiTextProvider>
  );
}

const place = document.getElementById("root");
if (place) createRoot(place).render(<Gallery />);
