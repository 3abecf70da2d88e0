import { useNavigate, useSearch } from "@tanstack/react-router";
import { api } from "../../api/client.ts";
import { useKeepItems } from "../../api/queue.ts";
import { useErrorWords } from "../../locales/use-error-words.ts";
import { useWords } from "../../locales/use-words.ts";
import { say } from "../../ui/toasts.tsx";
import { wantHeading } from "../conversation/heading-focus.ts";

/** The most pressing message that nobody has, within the filter: mine, and open. */
export function useTakeNext(): () => void {
  const { t } = useWords();
  const words = useErrorWords();
  const keep = useKeepItems();
  const navigate = useNavigate();
  const { filter = {} } = useSearch({ from: "/door/desk/queue" });
  return () => {
    api.queue.takeNext.call(filter).then(
      ({ item }) => {
        if (!item) return say(t("queue:takeNone"));
        keep([item]);
        wantHeading();
        const params = { conversationId: item.conversationId };
        return navigate({ to: "/queue/$conversationId", params, search: true });
      },
      (error: unknown) => say(words(error)),
    );
  };
}
