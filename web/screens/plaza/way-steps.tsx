import { Check } from "lucide-react";
import type { Way } from "../../../contract/index.ts";
import { useWords, type Words } from "../../locales/use-words.ts";
import css from "./way.module.css";

interface Step {
  id: string;
  title: string;
  about: string;
  isDone: boolean;
}

/** Each step with what made it so; what has not happened yet is dashed. */
export function WaySteps({ way, place }: { way: Way | null; place: number | null }) {
  const words = useWords();
  const steps = [
    heard(words, way),
    sorted(words, way),
    placed(words, way, place),
    answered(words, way),
    left(words, way),
  ];
  return (
    <ol className={css.steps} aria-live="polite">
      {steps.map(({ id, title, about, isDone }) => (
        <li key={id} data-done={isDone || undefined}>
          <span className={css.mark} aria-hidden="true">
            {isDone ? <Check size={13} strokeWidth={2.5} /> : null}
          </span>
          <span>
            <span className={css.step}>{title}</span>
            {about ? <span className={css.about}>{about}</span> : null}
          </span>
        </li>
      ))}
    </ol>
  );
}

function heard({ t, figure }: Words, way: Way | null): Step {
  const isDone = way !== null;
  return {
    id: "heard",
    isDone,
    title: t(isDone ? "plaza:way.heard" : "plaza:way.hearing"),
    about: way ? t("plaza:way.heardIn", { seconds: figure(Math.max(0.1, way.heard.seconds)) }) : "",
  };
}

function sorted({ t, languageName, list, quote }: Words, way: Way | null): Step {
  if (!way?.sorted) return { id: "sorted", isDone: false, title: t("plaza:way.sorting"), about: "" };
  const { kind, topic, language, words } = way.sorted;
  const labels = [t(`common:kind.${kind}`), t(`common:topic.${topic}`), languageName(language)];
  return {
    id: "sorted",
    isDone: true,
    title: labels.filter(Boolean).join(" · "),
    about: words.length > 0 ? t("plaza:way.because", { words: list(words.map(quote)) }) : "",
  };
}

function placed({ t, duration }: Words, way: Way | null, place: number | null): Step {
  if (!way?.placed) return { id: "placed", isDone: false, title: t("plaza:way.placing"), about: "" };
  const { minutes, audience, reactions } = way.placed;
  const values = { place: place ?? 0, due: duration(minutes ?? 0) };
  return {
    id: "placed",
    isDone: true,
    title: place === null ? t("plaza:way.placed", values) : t("plaza:way.placedAt", values),
    about: seenBy(),
  };

  function seenBy(): string {
    if (audience === "private") return t("plaza:way.inPrivate");
    return reactions === 0 ? t("plaza:way.inPublicAlone") : t("plaza:way.inPublic", { count: reactions });
  }
}

function answered({ t, duration }: Words, way: Way | null): Step {
  if (!way?.answered) return { id: "answered", isDone: false, title: t("plaza:way.answering"), about: "" };
  const { by, minutes, audience, sent } = way.answered;
  const how = { after: duration(Math.max(1, Math.round(minutes))) };
  return {
    id: "answered",
    isDone: sent,
    title: by ? t("plaza:way.answeredBy", { name: by.name }) : t("plaza:way.answered"),
    about: t(audience === "public" ? "plaza:way.answeredPublicly" : "plaza:way.answeredPrivately", how),
  };
}

function left({ t, coded }: Words, way: Way | null): Step {
  const state = way?.state;
  if (state === "set_aside") {
    const reason = coded("common", `reason.${way?.reason}`) ?? "";
    return { id: "left", isDone: true, title: t("common:state.set_aside"), about: reason };
  }
  if (state === "done") return { id: "left", isDone: true, title: t("plaza:way.done"), about: "" };
  const waits = state === "waiting_customer";
  return {
    id: "left",
    isDone: false,
    title: t("plaza:way.leaving"),
    about: waits ? t("common:state.waiting_customer") : "",
  };
}
