import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useRouter } from "@tanstack/react-router";
import {
  Inbox,
  Languages,
  LogOut,
  MessageSquare,
  Search,
  Settings,
  SunMoon,
  UserRound,
  Users,
} from "lucide-react";
import { api } from "../../../api/client.ts";
import { useMay, useMe } from "../../../api/session.ts";
import { chooseWorkspace } from "../../../api/workspace.ts";
import { OWN_NAMES, TONGUES } from "../../../locales/languages.ts";
import { useWords } from "../../../locales/use-words.ts";
import { ACTION_IDS, ACTIONS, type ActionId, capOf, type Doing } from "../../../ui/actions.ts";
import type { PaletteEntry } from "../../../ui/palette.tsx";
import { wantHeading } from "../../conversation/heading-focus.ts";
import { TABS } from "../../queue/queue-search.ts";
import { GROUPS, type PageId } from "../../settings/pages.ts";
import { leaveDesk } from "../leave-desk.ts";
import { useOwnScreen } from "../use-own-screen.ts";
import type { Offer } from "./fitting.ts";
import { ICONS } from "./icons.ts";
import { lastOpened } from "./recent.ts";
import { useFound } from "./use-found.ts";

const SCHEMES = ["light", "dark", "system"] as const;

/** All that the palette can find, the nearest first: what is open, what was, where one can go, what one can set. */
export function useOffers(ready: Map<ActionId, Doing>, typed: string): { offers: Offer[]; settled: boolean } {
  const { t } = useWords();
  const navigate = useNavigate();
  const router = useRouter();
  const queries = useQueryClient();
  const may = useMay();
  const { workspace, workspaces } = useMe();
  const { chooseLook, chooseTongue } = useOwnScreen();
  const found = useFound(typed);

  const offers: Offer[] = [
    { id: "here", title: t("palette:section.here"), entries: actionsOf("answering", "outcome") },
    { id: "recent", title: t("palette:section.recent"), entries: recent() },
    { id: "going", title: t("palette:section.going"), entries: [...actionsOf("going"), ...tabs()] },
    { id: "settings", title: t("common:rail.settings"), entries: settings(), onlyTyped: true },
    { id: "screen", title: t("palette:section.screen"), entries: screen(), onlyTyped: true },
    { id: "found", title: t("palette:section.found"), entries: foundOnes(), found: true },
  ];
  return { offers, settled: found.settled };

  function actionsOf(...groups: string[]): PaletteEntry[] {
    return ACTION_IDS.filter((id) => id !== "palette" && groups.includes(ACTIONS[id].group)).flatMap((id) => {
      const doing = ready.get(id);
      if (!doing) return [];
      const words = doing.words ?? t(`palette:action.${id}`);
      const whyNot = doing.whyNot ?? undefined;
      return { id, words, icon: ICONS[id], cap: capOf(id), whyNot, act: () => void doing.act() };
    });
  }

  function recent(): PaletteEntry[] {
    return lastOpened(router.state.location.pathname).flatMap(({ kind, id }): PaletteEntry | [] => {
      const input = { id };
      if (kind === "person") {
        const person = queries.getQueryData(api.customers.get.queryKey({ input }));
        const act = () => void navigate({ to: "/customers/$customerId", params: { customerId: id } });
        const beside = t("palette:kind.person");
        return person ? { id: `recent ${id}`, words: nameOf(person), icon: UserRound, beside, act } : [];
      }
      const customer = queries.getQueryData(api.conversations.get.queryKey({ input }))?.item?.customer;
      const act = () => {
        wantHeading();
        void navigate({ to: "/queue/$conversationId", params: { conversationId: id } });
      };
      const beside = t("palette:kind.conversation");
      return customer
        ? { id: `recent ${id}`, words: nameOf(customer), icon: MessageSquare, beside, act }
        : [];
    });
  }

  function nameOf({ name, handle }: { name: string | null; handle?: string | null }): string {
    return name || handle || t("common:someone");
  }

  function tabs(): PaletteEntry[] {
    return TABS.map((tab) => ({
      id: `tab ${tab}`,
      words: t(`palette:entry.${tab}`),
      icon: Inbox,
      act: () => void navigate({ to: "/queue", search: { tab } }),
    }));
  }

  /** Last the way to the whole search, once it is known what is above it: what is first is what Enter does. */
  function foundOnes(): PaletteEntry[] {
    const words = typed.trim();
    if (words === "" || !found.settled) return found.entries;
    const act = () => void navigate({ to: "/search", search: { words } });
    const all = { id: "search all", words: t("palette:searchAll", { words }), icon: Search, act };
    return [...found.entries, all];
  }

  function settings(): PaletteEntry[] {
    const pages = GROUPS.flatMap(({ pages }): { id: PageId; needs: string | null }[] => [...pages]);
    return pages
      .filter(({ needs }) => needs === null || may(needs))
      .map(({ id }) => ({
        id: `settings ${id}`,
        words: t("palette:entry.settings", { page: t(`common:settingsPage.${id}`) }),
        icon: Settings,
        act: () => void navigate({ to: "/settings/{-$page}", params: { page: id } }),
      }));
  }

  function screen(): PaletteEntry[] {
    return [
      ...SCHEMES.map((id) => ({
        id: `look ${id}`,
        words: t(`palette:entry.${id}`),
        icon: SunMoon,
        act: () => chooseLook(id),
      })),
      ...TONGUES.map((id) => ({
        id: `language ${id}`,
        words: t("palette:entry.language", { language: OWN_NAMES[id] }),
        icon: Languages,
        act: () => chooseTongue(id),
      })),
      ...workspaces
        .filter(({ id }) => id !== workspace.id)
        .map(({ id, name, kind }) => ({
          id: `workspace ${id}`,
          words: t("palette:entry.workspace", { workspace: name }),
          icon: Users,
          beside: kind === "practice" ? t("practice:card.title") : undefined,
          act: () => {
            chooseWorkspace(id);
            location.assign("/queue");
          },
        })),
      { id: "out", words: t("common:account.signOut"), icon: LogOut, act: () => void leaveDesk() },
    ];
  }
}
