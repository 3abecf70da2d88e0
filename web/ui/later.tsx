import { type ComponentType, useEffect, useState } from "react";
import { useWords } from "../locales/use-words.ts";
import { Button } from "./button.tsx";
import controls from "./controls.module.css";
import { Dialog } from "./dialog.tsx";
import { Trouble } from "./trouble.tsx";

/**
 * A part that is not in the first page: it comes when it is first shown, or with `fetch` before. One that did not come is
 * said where it would stand, or in a dialog where it can be closed; browsers keep it as missing until the page is reloaded.
 */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  let loaded: ComponentType<Props> | null = null;
  const fetch = async () => {
    loaded = await load();
  };

  function Later(props: Props & { onClose?: () => void }) {
    const [Part, setPart] = useState(() => loaded);
    const [failed, setFailed] = useState(false);
    const isMissing = Part === null;
    useEffect(() => {
      if (!isMissing) return;
      let gone = false;
      fetch().then(
        () => gone || setPart(() => loaded),
        () => gone || setFailed(true),
      );
      return () => {
        gone = true;
      };
    }, [isMissing]);
    if (Part) return <Part {...props} />;
    return failed ? <Missing onClose={props.onClose} /> : null;
  }
  return Object.assign(Later, { fetch });
}

function Missing({ onClose }: { onClose: (() => void) | undefined }) {
  const { t } = useWords();
  const [title, body, reload] = [t("errors:part.title"), t("errors:part.body"), t("errors:screen.reload")];
  if (!onClose)
    return (
      <Trouble words={`${title}. ${body}`}>
        <Button look="link" onPress={() => location.reload()}>
          {reload}
        </Button>
      </Trouble>
    );
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{body}</p>
      <div className={`${controls.row} ${controls.end}`}>
        <Button look="quiet" onPress={onClose}>
          {t("common:close")}
        </Button>
        <Button look="primary" onPress={() => location.reload()}>
          {reload}
        </Button>
      </div>
    </Dialog>
  );
}
