/** What the rail shows: only what already works. A screen that is done gets its line here. */
import { Inbox, type LucideIcon, Search } from "lucide-react";

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
];
