import type { Message } from "../../../../contract/index.ts";
import { client } from "../../../api/client.ts";
import { useMay } from "../../../api/session.ts";
import { useErrorWords } from "../../../locales/use-error-words.ts";
import { useWords } from "../../../locales/use-words.ts";
import { serverNow } from "../../../server-time.ts";
import { Button } from "../../../ui/button.tsx";
import { say } from "../../../ui/toasts.tsx";
import css from "./message.module.css";
import type { Place } from "./message-view.tsx";

type Delivery = NonNullable<Message["delivery"]>;
interface Props {
  delivery: Delivery;
  place: Place;
  onChanged: () => void;
}

/** What became of an answer that is not simply out: why, and what one can do. */
export function DeliveryLine({ delivery, place, onChanged }: Props) {
  const { t, coded, moment, network } = useWords();
  const errorWords = useErrorWords();
  const may = useMay();
  const { replyId, part, parts, state, nextTryAt, refusal } = delivery;
  const on = network(place.network, place.networkName, "on");
  const words = wordsOf();
  const run = (call: Promise<unknown>) => {
    call.then(onChanged, (error: unknown) => say(errorWords(error)));
  };
  const id = { replyId, part };
  if (!words && parts < 2) return null;
  return (
    <div
      className={css.delivery}
      data-state={state}
      role={state === "refused" || state === "unknown" ? "alert" : undefined}
    >
      <p>
        {words}
        {parts > 1 ? <span> {t("conversation:delivery.part", { part: part + 1, parts })}</span> : null}
      </p>
      {may("answer") ? (
        <span className={css.deliveryActions}>
          {state === "refused" || (state === "queued" && nextTryAt) ? (
            <Button look="link" onPress={() => run(client.replies.retry(id))}>
              {t("conversation:retry")}
            </Button>
          ) : null}
          {state === "queued" || state === "refused" ? (
            <Button look="link" onPress={() => run(client.replies.withdraw(id))}>
              {t("conversation:withdraw")}
            </Button>
          ) : null}
          {state === "unknown" ? (
            <>
              <Button look="link" onPress={() => run(client.replies.settle({ ...id, wentOut: true }))}>
                {t("conversation:wentOut")}
              </Button>
              <Button look="link" onPress={() => run(client.replies.settle({ ...id, wentOut: false }))}>
                {t("conversation:didNotGoOut")}
              </Button>
            </>
          ) : null}
        </span>
      ) : null}
    </div>
  );

  function wordsOf(): string {
    const at = nextTryAt ? moment("at", nextTryAt) : "";
    switch (state) {
      case "queued":
        if (refusal && at) return t("conversation:delivery.later", { why: why(), at });
        return at && isLater(nextTryAt)
          ? t("conversation:delivery.waiting", { at })
          : t("conversation:delivery.queued");
      case "sending":
        return t("conversation:delivery.sending");
      case "refused":
        return t("conversation:delivery.refused", { on, why: why() });
      case "unknown":
        return t("conversation:delivery.unknown", { on });
      case "withdrawn":
        return t("conversation:delivery.withdrawn");
      default:
        return "";
    }
  }

  function why(): string {
    const reason = (refusal && coded("reasons", `refusal.${refusal.code}`)) ?? t("reasons:refusal.rejected");
    return refusal?.detail ? t("reasons:detail", { reason, detail: refusal.detail }) : reason;
  }
}

/** A try that is due within the minute is simply about to go. */
function isLater(at: string | null): boolean {
  return at !== null && Date.parse(at) - serverNow().getTime() > 60_000;
}
