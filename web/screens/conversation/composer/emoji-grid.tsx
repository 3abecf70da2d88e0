import { ListBox, ListBoxItem } from "react-aria-components";
import { useWords } from "../../../locales/use-words.ts";
import css from "./emoji.module.css";

/** What a brand says to people; a screen reader says each in its own language. Eight a row. */
const EMOJI =
  "🙂 😊 😀 😄 😉 😍 🤗 🥰 😅 😂 🤔 😮 😕 😟 😢 🙏 👍 👌 👏 🙌 💪 🤝 👋 ✌️ ❤️ 🧡 💛 💚 💙 💜 🖤 🤍 ✨ ⭐ 🎉 🎁 🎂 🏆 🔥 💡 📦 🚚 🏠 🏪 📍 📅 ⏰ ⌛ 📞 📱 ✉️ 💬 📷 🔎 🔧 🔑 🛒 💳 🧾 ✅ ❌ ⚠️ ☀️ 🌧️".split(
    " ",
  );

/** Arrows walk in it, one press takes one. */
export function EmojiGrid({ onChoose }: { onChoose: (emoji: string) => void }) {
  const { t } = useWords();
  return (
    <ListBox
      aria-label={t("composer:emoji")}
      className={css.grid ?? ""}
      layout="grid"
      autoFocus="first"
      selectionMode="single"
      onSelectionChange={(keys) => {
        const [chosen] = keys === "all" ? [] : [...keys];
        if (typeof chosen === "string") onChoose(chosen);
      }}
    >
      {EMOJI.map((emoji) => (
        <ListBoxItem key={emoji} id={emoji} textValue={emoji} className={css.emoji ?? ""}>
          {emoji}
        </ListBoxItem>
      ))}
    </ListBox>
  );
}
