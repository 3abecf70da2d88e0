/**
 * Into which files the screens are built. Left to itself the bundler makes one of whatever two screens share: the first page
 * came in eighty-five, most of a few hundred bytes, and waited for them in rounds. Now it comes in five.
 */
import type { Rolldown } from "vite";

const screen = (path: string) => `${import.meta.dirname}/screens/${path}`;
/** What the desk opens with, and what somebody meets who is not signed in. */
const DESK = ["desk/desk.tsx", "queue/queue-screen.tsx", "conversation/conversation-screen.tsx"].map(screen);
const DOOR = screen("sign-in/sign-in.tsx");
/** Of what other screens share, pieces smaller than this go with their neighbours. */
const SMALL_BYTES = 20_000;

export function filesOfScreens(): Rolldown.CodeSplittingOptions {
  const needs = new Map<string, Set<string>>();

  return {
    groups: [
      { name: "start", tags: ["$initial"], priority: 2 },
      { name: firstOf, debugName: "door and desk", priority: 1, includeDependenciesRecursively: false },
      { name: "shared", minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: SMALL_BYTES },
    ],
  };

  function firstOf(id: string, modules: Rolldown.ChunkingContext): string | null {
    if (!DESK.some((one) => neededBy(one, modules).has(id))) return null;
    return neededBy(DOOR, modules).has(id) ? "door" : "desk";
  }

  /** A module, and all that it imports, directly or not; what is fetched later left out. */
  function neededBy(root: string, modules: Rolldown.ChunkingContext): Set<string> {
    const known = needs.get(root);
    if (known) return known;
    const found = new Set([root]);
    for (const id of found) for (const next of modules.getModuleInfo(id)?.importedIds ?? []) found.add(next);
    needs.set(root, found);
    return found;
  }
}
