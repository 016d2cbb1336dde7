import "@arraigo/ui/fonts.css";
import "../styles.css";
import { EnglishUi } from "@arraigo/ui/english-ui";
import { ToastArea } from "@arraigo/ui/toast";
import { createRoot } from "react-dom/client";
import { setAppearance } from "../lib/appearance";
import { GalleryFigures } from "./gallery-figures";
import { GalleryLayers } from "./gallery-layers";
import { GalleryParts } from "./gallery-parts";
import { GalleryStates } from "./gallery-states";

const theme = new URLSearchParams(location.search).get("theme");
if (theme === "dark" || theme === "light") setAppearance({ theme });

function Gallery() {
  return (
    <EnglishUi>
      <main id="main" className="mx-auto max-w-[1312px] px-8 pb-24 max-sm:px-4">
        <GalleryFigures />
        <GalleryParts />
        <GalleryStates />
        <GalleryLayers />
      </main>
      <ToastArea />
    </EnglishUi>
  );
}

const place = document.getElementById("root");
if (place) createRoot(place).render(<Gallery />);
