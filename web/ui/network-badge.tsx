import { BookOpen, Globe, Landmark, type LucideIcon, Mail, Webhook } from "lucide-react";
import {
  siBluesky,
  siFacebook,
  siInstagram,
  siMastodon,
  siTelegram,
  siWhatsapp,
  siX,
  siYoutube,
} from "simple-icons";

const GLYPHS: Record<string, { path: string; hue: string }> = {
  bluesky: { path: siBluesky.path, hue: "#1185FE" },
  facebook: { path: siFacebook.path, hue: "#1877F2" },
  instagram: { path: siInstagram.path, hue: "#D6336C" },
  mastodon: { path: siMastodon.path, hue: "#6364FF" },
  telegram: { path: siTelegram.path, hue: "#2596D6" },
  whatsapp: { path: siWhatsapp.path, hue: "#1E9E50" },
  x: { path: siX.path, hue: "var(--ink)" },
  youtube: { path: siYoutube.path, hue: "#E3002B" },
};

const ICONS: Record<string, { icon: LucideIcon; hue: string }> = {
  plaza: { icon: Landmark, hue: "var(--accent)" },
  wordpress: { icon: BookOpen, hue: "var(--ink-2)" },
  mail: { icon: Mail, hue: "var(--ink-2)" },
  open: { icon: Webhook, hue: "var(--ink-2)" },
};

/** A network's own small sign. Its name is said beside it, or by `name`. */
export function NetworkBadge({
  network,
  name,
  size = 12,
}: {
  network: string;
  name?: string;
  size?: number;
}) {
  const glyph = GLYPHS[network];
  if (glyph && name) {
    return (
      <svg width={size} height={size} viewBox="0 0 24 24" fill={glyph.hue} role="img">
        <title>{name}</title>
        <path d={glyph.path} />
      </svg>
    );
  }
  if (glyph) {
    return (
      <svg width={size} height={size} viewBox="0 0 24 24" fill={glyph.hue} aria-hidden="true">
        <path d={glyph.path} />
      </svg>
    );
  }
  const { icon: Icon, hue } = ICONS[network] ?? { icon: Globe, hue: "var(--ink-2)" };
  const said = name ? { role: "img", "aria-label": name } : { "aria-hidden": true };
  return <Icon size={size} strokeWidth={2} color={hue} {...said} />;
}
