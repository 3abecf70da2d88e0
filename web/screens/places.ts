/** What the rail shows: only what already works. A screen that is done gets its line here. */
import { Inbox, Landmark, type LucideIcon, Search, Settings } from "lucide-react";

export interface Place {
  id: "queue" | "search" | "plaza" | "settings";
  to: "/queue" | "/search" | "/plaza" | "/settings/{-$page}";
  icon: LucideIcon;
  /** Shown only to who may do this; everybody when left out. */
  needs?: string;
  /** At the foot of the rail. */
  foot?: boolean;
}

export const PLACES: Place[] = [
  { id: "queue", to: "/queue", icon: Inbox },
  { id: "search", to: "/search", icon: Search },
  { id: "plaza", to: "/plaza", icon: Landmark, needs: "practise", foot: true },
  { id: "settings", to: "/settings/{-$page}", icon: Settings, foot: true },
];
