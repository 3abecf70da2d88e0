import { Smile } from "lucide-react";
import { useState } from "react";
import { ListBox, ListBoxItem } from "react-aria-components";
import { useWords } from "../../../locales/use-words.ts";
import { IconButton } from "../../../ui/icon-button.tsx";
import { Popover } from "../../../ui/popover.tsx";
import css from "./emoji.module.css";

/** What a brand says to people; a screen reader says each in its own language. Eight a row. */
const EMOJI =
  "🙂 😊 😀 😄 😉 😍 🤗 🥰 😅 😂 🤔 😮 😕 😟 😢 🙏 👍 👌 👏 🙌 💪 🤝 👋 ✌️ ❤️ 🧡 💛 💚 💙 💜 🖤 🤍 ✨ ⭐ 🎉 🎁 🎂 🏆 🔥 💡 📦 🚚 🏠 🏪 📍 📅 ⏰ ⌛ 📞 📱 ✉️ 💬 📷 🔎 🔧 🔑 🛒 💳 🧾 ✅ ❌ ⚠️ ☀️ 🌧️".split(
    " ",
  );

/** A small grid of its own; arrows walk in it, one press puts it where the caret is. */
export function Emoji({ onChoose }: { onChoose: (emoji: string) => void }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <Popover
      fits
      label={t("composer:emoji")}
      placement="top start"
      isOpen={open}
      onOpenChange={setOpen}
      trigger={
        <IconButton label={t("composer:emoji")}>
          <Smile size={18} strokeWidth={1.75} aria-hidden="true" />
        </IconButton>
      }
    >
      <ListBox
        aria-label={t("composer:emoji")}
        className={css.grid ?? ""}
        layout="grid"
        autoFocus="first"
        selectionMode="single"
        onSelectionChange={(keys) => {
          const [chosen] = keys === "all" ? [] : [...keys];
          setOpen(false);
          if (typeof chosen === "string") onChoose(chosen);
        }}
      >
        {EMOJI.map((emoji) => (
          <ListBoxItem key={emoji} id={emoji} textValue={emoji} className={css.emoji ?? ""}>
            {emoji}
          </ListBoxItem>
        ))}
      </ListBox>
    </Popover>
  );
}
