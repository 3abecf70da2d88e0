import "./base.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { queryClient } from "./api/query-client.ts";
import { watchMissingParts } from "./api/version.ts";
import { startWords } from "./locales/start.ts";
import { fetchAhead, router } from "./routes.tsx";
import { startScheme } from "./ui/scheme.ts";

startScheme();
watchMissingParts();
fetchAhead(location.pathname);
await startWords();

const place = document.getElementById("escolta");
if (place) {
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
}
