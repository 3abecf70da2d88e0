/** Light, dark, or as the device: kept in this browser. */
export type Scheme = "light" | "dark" | "system";
const KEY = "escolta-look";
const dark = matchMedia("(prefers-color-scheme: dark)");

export function startScheme(): void {
  apply();
  dark.addEventListener("change", apply);
}

/** Somebody chose one in this browser. */
export function hasChosenScheme(): boolean {
  return localStorage.getItem(KEY) !== null;
}

export function chosenScheme(): Scheme {
  const kept = localStorage.getItem(KEY);
  return kept === "light" || kept === "dark" ? kept : "system";
}

export function chooseScheme(scheme: Scheme): void {
  localStorage.setItem(KEY, scheme);
  apply();
}

function apply(): void {
  const chosen = chosenScheme();
  const isDark = chosen === "dark" || (chosen === "system" && dark.matches);
  document.documentElement.dataset.scheme = isDark ? "dark" : "light";
}
