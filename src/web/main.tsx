/**
 * Where the browser starts the app.
 */
import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/source-serif-4/wght.css";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/parts.css";
import "./styles/shell.css";
import "./styles/overlays.css";
import "./styles/print.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { returnToPlace } from "./providers.ts";

const place = document.getElementById("app");
if (place === null) throw new Error("the page has no place for the app");
returnToPlace();
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
