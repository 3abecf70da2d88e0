import { Menu as AriaMenu, MenuItem, MenuTrigger } from "react-aria-components";
import css from "./controls.module.css";
import { Floating } from "./popover.tsx";

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
        <AriaMenu
          aria-label={label}
          className={css.menu ?? ""}
          items={actions}
          onAction={(id) => actions.find((action) => action.id === id)?.act()}
        >
          {(action) => (
            <MenuItem className={css.menuItem ?? ""} textValue={action.words}>
              {action.icon}
              {action.words}
            </MenuItem>
          )}
        </AriaMenu>
      </Floating>
    </MenuTrigger>
  );
}
