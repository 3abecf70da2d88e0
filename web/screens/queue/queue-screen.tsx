import { Outlet, useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { useWords } from "../../locales/use-words.ts";
import { PHONE, useMedia } from "../../ui/use-media.ts";
import { MessageWhy } from "../conversation/message/later-message-why.tsx";
import { Why } from "../conversation/why/why-trigger.tsx";
import { fetchSoon } from "../fetch-soon.ts";
import { MoveQuestion } from "./moves/moves.tsx";
import { FilterDialog } from "./queue-head.tsx";
import { QueuePane } from "./queue-pane.tsx";
import css from "./queue-screen.module.css";
import { SaveView } from "./views-menu.tsx";

/** The list, and beside it (on a phone: instead of it) the conversation that is open. */
export function QueueScreen() {
  const { t } = useWords();
  const open = useParams({ strict: false }).conversationId;
  const phone = useMedia(PHONE);
  useEffect(fetchWhatOpens, []);
  return (
    <div className={css.screen}>
      {phone && open ? null : <QueuePane open={open ?? null} alone={phone} />}
      {open ? <Outlet /> : phone ? null : <main className={css.nothing}>{t("queue:chooseOne")}</main>}
    </div>
  );
}

/** The first conversation opens as quickly as the next. */
function fetchWhatOpens(): () => void {
  return fetchSoon(
    () => import("../conversation/conversation-screen.tsx"),
    MoveQuestion.fetch,
    Why.fetch,
    MessageWhy.fetch,
    FilterDialog.fetch,
    SaveView.fetch,
  );
}
