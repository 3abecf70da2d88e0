import { Outlet } from "@tanstack/react-router";
import { Tips } from "../ui/tips.tsx";

/** What every screen has. */
export function Page() {
  return (
    <>
      <Outlet />
      <Tips />
    </>
  );
}
