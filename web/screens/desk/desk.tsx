import { useQueryClient } from "@tanstack/react-query";
import { Outlet, useNavigate, useRouter } from "@tanstack/react-router";
import { Suspense, useEffect, useRef, useState } from "react";
import { applyLive } from "../../api/apply-live.ts";
import { listenLive } from "../../api/live.ts";
import { useMay } from "../../api/session.ts";
import { useWords } from "../../locales/use-words.ts";
import { type ActionId, type Doing, readyActions, useActions } from "../../ui/actions.ts";
import { later } from "../../ui/later.tsx";
import { Toasts } from "../../ui/toasts.tsx";
import { useWriting } from "../conversation/composer/use-writing.ts";
import { fetchSoon } from "../fetch-soon.ts";
import { MovesProvider } from "../queue/moves/moves.tsx";
import css from "./desk.module.css";
import { hearAloud, NewMessages } from "./new-messages.tsx";
import { Notices } from "./notices.tsx";
import { noteOpened } from "./palette/recent.ts";
import { PracticeBand } from "./practice-band.tsx";
import { Rail } from "./rail.tsx";
import { catchTyping } from "./typed-ahead.ts";
import { useFollowMe } from "./use-follow-me.ts";
import { useSessionEnd } from "./use-session-end.ts";

const KeyList = later(async () => (await import("./key-list.tsx")).KeyList);
const PaletteDialog = later(async () => (await import("./palette/palette-dialog.tsx")).PaletteDialog);

/** What is open over the desk, with what could be done just before it opened. */
interface Over {
  what: "keys" | "palette";
  ready: Map<ActionId, Doing>;
  from: Element | null;
}

/** What stands around every screen behind the door: the rail, the live stream, the keys, what was just done. */
export function Desk() {
  const { t } = useWords();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const router = useRouter();
  const may = useMay();
  const [over, setOver] = useState<Over | null>(null);
  const screen = useRef<HTMLDivElement>(null);
  const show = (what: Over["what"]) => {
    if (what === "palette") catchTyping();
    setOver({ what, ready: readyActions(), from: document.activeElement });
  };
  const close = () => setOver(null);

  useWriting();
  useFollowMe();
  useEffect(() => {
    const { hear, stop } = applyLive(queries);
    const stopListening = listenLive((event) => {
      hear(event);
      hearAloud(event);
    });
    return () => {
      stopListening();
      stop();
    };
  }, [queries]);
  useEffect(
    () => router.subscribe("onResolved", ({ toLocation }) => noteOpened(toLocation.pathname)),
    [router],
  );
  useEffect(() => fetchSoon(PaletteDialog.fetch, KeyList.fetch), []);
  useSessionEnd();
  useActions({
    palette: { act: () => show("palette") },
    help: { words: t("palette:keys.title"), act: () => show("keys") },
    search: { act: () => void navigate({ to: "/search" }) },
    toQueue: { act: () => void navigate({ to: "/queue" }) },
    toPlaza: { can: () => may("practise"), act: () => void navigate({ to: "/plaza" }) },
    toSettings: { act: () => void navigate({ to: "/settings/{-$page}" }) },
  });

  return (
    <MovesProvider>
      <button type="button" className={css.skip} onClick={() => screen.current?.focus()}>
        {t("desk:skip")}
      </button>
      <div className={css.desk}>
        <Rail onFind={() => show("palette")} onKeys={() => show("keys")} />
        <div className={css.screen} ref={screen} tabIndex={-1}>
          <Notices />
          <PracticeBand />
          <Suspense>
            <Outlet />
          </Suspense>
        </div>
      </div>
      <Toasts />
      <NewMessages />
      {over?.what === "keys" ? <KeyList ready={over.ready} onClose={close} /> : null}
      {over?.what === "palette" ? (
        <PaletteDialog ready={over.ready} from={over.from} onClose={close} />
      ) : null}
    </MovesProvider>
  );
}
