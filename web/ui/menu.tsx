import { useRef, useState } from "react";
import { Menu as AriaMenu, MenuItem, MenuTrigger } from "react-aria-components";
import css from "./controls.module.css";
import { Floating } from "./popover.tsx";
import { tip } from "./tips.tsx";

export interface MenuAction {
  id: string;
  words: string;
  icon?: React.ReactNode;
  act: () => void;
}

interface Props {
  label: string;
  /** A button. */
  trigger: React.ReactNode;
  actions: MenuAction[];
}

export function Menu({ label, trigger, actions }: Props) {
  return (
    <MenuTrigger>
      {trigger}
      <Floating>
        <MenuActions label={label} actions={actions} />
      </Floating>
    </MenuTrigger>
  );
}

interface LightProps {
  label: string;
  children: React.ReactNode;
  /** Asked when it opens. */
  actions: () => MenuAction[];
  /** For what an action opens beside it. */
  buttonRef?: React.RefObject<HTMLButtonElement | null>;
}

/** For what stands on the screen dozens of times: until it is opened it is a button and nothing else. */
export function LightMenu({ label, children, actions, buttonRef }: LightProps) {
  const own = useRef<HTMLButtonElement>(null);
  const button = buttonRef ?? own;
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={`${css.button} ${css.icon}`}
        {...tip(label)}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        {children}
      </button>
      {open ? (
        <Floating triggerRef={button} onOpenChange={setOpen}>
          <MenuActions label={label} actions={actions()} onClose={() => setOpen(false)} />
        </Floating>
      ) : null}
    </>
  );
}

function MenuActions({
  label,
  actions,
  onClose,
}: Pick<Props, "label" | "actions"> & { onClose?: () => void }) {
  return (
    <AriaMenu
      aria-label={label}
      className={css.menu ?? ""}
      autoFocus="first"
      items={actions}
      onAction={(id) => actions.find((action) => action.id === id)?.act()}
      {...(onClose ? { onClose } : {})}
    >
      {(action) => (
        <MenuItem className={css.menuItem ?? ""} textValue={action.words}>
          {action.icon}
          {action.words}
        </MenuItem>
      )}
    </AriaMenu>
  );
}
