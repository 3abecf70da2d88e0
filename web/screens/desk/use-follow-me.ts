import { useEffect } from "react";
import { useOwnSettings } from "../../api/own-settings.ts";
import { chooseLanguage, hasChosenLanguage } from "../../locales/start.ts";
import { chooseScheme, hasChosenScheme } from "../../ui/scheme.ts";

/** A browser in which nothing was chosen yet takes the look and the language that the person chose last. */
export function useFollowMe(): void {
  const own = useOwnSettings();
  useEffect(() => {
    if (own?.scheme && !hasChosenScheme()) chooseScheme(own.scheme);
    if (own?.language && !hasChosenLanguage()) void chooseLanguage(own.language);
  }, [own]);
}
