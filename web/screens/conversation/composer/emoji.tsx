import { Smile } from "lucide-react";
import { useState } from "react";
import { useWords } from "../../../locales/use-words.ts";
import { IconButton } from "../../../ui/icon-button.tsx";
import { later } from "../../../ui/later.tsx";
import { Popover } from "../../../ui/popover.tsx";

const EmojiGrid = later(async () => (await import("./emoji-grid.tsx")).EmojiGrid);

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
      <EmojiGrid
        onChoose={(emoji) => {
          setOpen(false);
          onChoose(emoji);
        }}
      />
    </Popover>
  );
}
