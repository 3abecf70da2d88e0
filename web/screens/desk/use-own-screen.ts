import { useChangeOwn } from "../../api/own-settings.ts";
import type { Tongue } from "../../locales/languages.ts";
import { chooseLanguage } from "../../locales/start.ts";
import { useErrorWords } from "../../locales/use-error-words.ts";
import { chooseScheme, type Scheme } from "../../ui/scheme.ts";
import { say } from "../../ui/toasts.tsx";

/** The look and the language of one's screen: at once in this browser, and kept with the person for the next one. */
export function useOwnScreen(): { chooseLook(scheme: Scheme): void; chooseTongue(tongue: Tongue): void } {
  const errorWords = useErrorWords();
  const change = useChangeOwn();
  const keep = (kept: Parameters<typeof change>[0]) =>
    void change(kept).catch((error: unknown) => say(errorWords(error)));
  return {
    chooseLook(scheme) {
      chooseScheme(scheme);
      keep({ scheme });
    },
    chooseTongue(language) {
      void chooseLanguage(language);
      keep({ language });
    },
  };
}
