import { useWords } from "../../../locales/use-words.ts";
import type { Option } from "../../../ui/choice.tsx";
import type { Network } from "../networks/network.ts";
import type { PlaceId } from "./lines.ts";
import { type Match, PACES } from "./settings.ts";

/** Where a deadline may hold, and what a line is for, in words. */
export function usePlaces(networks: Network[]): {
  places: Option[];
  nameOf: (place: PlaceId) => string;
} {
  const { t } = useWords();
  const places = [
    ...networks.map(({ network, name }) => ({ id: `network ${network}`, words: name })),
    ...PACES.map((pace) => ({ id: `pace ${pace}`, words: t(`settings:pace.${pace}`) })),
    { id: "any", words: t("settings:deadlines.anyPlace") },
  ];
  const nameOf = (place: PlaceId) => {
    if (place === "rest") return t("settings:deadlines.rest");
    // Nothing rather than a code, for the moment in which the names are on their way.
    return places.find(({ id }) => id === place)?.words ?? "";
  };
  return { places, nameOf };
}

/** "In public · Complaint", "In public or in private · Anything". */
export function useMatchWords(): (match: Match) => string {
  const { t } = useWords();
  return ({ audience, kind, minUrgency }) => {
    const what = kind
      ? t(`common:kind.${kind}`)
      : minUrgency
        ? t(minUrgency > 2 ? "settings:deadlines.critical" : "settings:deadlines.urgent")
        : t("settings:deadlines.anyKind");
    return audience ? `${t(`common:audience.${audience}`)} · ${what}` : what;
  };
}
