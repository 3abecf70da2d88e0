import { Check } from "lucide-react";
import {
  Button,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  type Selection,
} from "react-aria-components";
import { useMe } from "../../api/session.ts";
import { chooseWorkspace } from "../../api/workspace.ts";
import { isTongue, OWN_NAMES, TONGUES } from "../../locales/languages.ts";
import { useWords } from "../../locales/use-words.ts";
import { capOf } from "../../ui/actions.ts";
import controls from "../../ui/controls.module.css";
import { Face } from "../../ui/face.tsx";
import { KeyCap } from "../../ui/key-cap.tsx";
import { Floating } from "../../ui/popover.tsx";
import { chosenScheme, type Scheme } from "../../ui/scheme.ts";
import { leaveDesk } from "./leave-desk.ts";
import css from "./rail.module.css";
import { useOwnScreen } from "./use-own-screen.ts";

const SCHEMES: Scheme[] = ["light", "dark", "system"];

/** What belongs to the person at this desk: language, look, workspace, the way out. */
export function AccountMenu({ onFind, onKeys }: { onFind: () => void; onKeys: () => void }) {
  const { t, tongue } = useWords();
  const { person, workspace, workspaces } = useMe();
  const { chooseLook, chooseTongue } = useOwnScreen();
  return (
    <MenuTrigger>
      <Button className={`${css.entry} ${css.account}`} aria-label={t("common:rail.account")}>
        <Face name={person.name} size={28} />
      </Button>
      <Floating placement="right bottom">
        <Menu
          className={controls.menu ?? ""}
          aria-label={t("common:rail.account")}
          onAction={(id) => {
            if (id === "find") onFind();
            if (id === "keys") onKeys();
            if (id === "out") void leaveDesk();
          }}
        >
          <MenuSection>
            <Header className={controls.menuHead ?? ""}>
              {person.name} · {t(`common:role.${workspace.role}`)}
            </Header>
            <MenuItem id="find" textValue={t("palette:action.palette")} className={controls.menuItem ?? ""}>
              <span style={{ flex: 1 }}>{t("palette:action.palette")}</span>
              <KeyCap>{capOf("palette")}</KeyCap>
            </MenuItem>
            <MenuItem id="keys" textValue={t("common:account.keys")} className={controls.menuItem ?? ""}>
              <span style={{ flex: 1 }}>{t("common:account.keys")}</span>
              <KeyCap>{capOf("help")}</KeyCap>
            </MenuItem>
          </MenuSection>
          {workspaces.length > 1
            ? group(
                t("common:account.workspace"),
                workspaces.map(({ id, name, kind }) => ({
                  id,
                  words: name,
                  beside: kind === "practice" ? t("practice:card.title") : undefined,
                })),
                workspace.id,
                (id) => {
                  chooseWorkspace(id);
                  location.assign("/queue");
                },
              )
            : null}
          {group(
            t("common:account.language"),
            TONGUES.map((id) => ({ id, words: OWN_NAMES[id] })),
            tongue,
            (id) => {
              if (isTongue(id)) chooseTongue(id);
            },
          )}
          {group(
            t("common:account.look"),
            SCHEMES.map((id) => ({ id, words: t(`common:account.${id}`) })),
            chosenScheme(),
            (id) => chooseLook(SCHEMES.find((one) => one === id) ?? "system"),
          )}
          <MenuSection>
            <MenuItem id="out" className={controls.menuItem ?? ""}>
              {t("common:account.signOut")}
            </MenuItem>
          </MenuSection>
        </Menu>
      </Floating>
    </MenuTrigger>
  );
}

function group(
  title: string,
  options: { id: string; words: string; beside?: string | undefined }[],
  chosen: string,
  onChoose: (id: string) => void,
) {
  const choose = (keys: Selection) => {
    const [key] = keys === "all" ? [] : [...keys];
    if (key !== undefined) onChoose(String(key));
  };
  return (
    <MenuSection
      selectionMode="single"
      selectedKeys={[chosen]}
      disallowEmptySelection
      onSelectionChange={choose}
    >
      <Header className={controls.menuHead ?? ""}>{title}</Header>
      {options.map(({ id, words, beside }) => (
        <MenuItem key={id} id={id} textValue={words} className={controls.menuItem ?? ""}>
          {({ isSelected }) => (
            <>
              <span style={{ flex: 1 }}>{words}</span>
              {beside ? <span className={controls.hint}>{beside}</span> : null}
              {isSelected ? <Check size={16} aria-hidden="true" /> : null}
            </>
          )}
        </MenuItem>
      ))}
    </MenuSection>
  );
}
