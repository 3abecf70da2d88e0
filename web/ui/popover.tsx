import { Popover as AriaPopover, DialogTrigger, type PopoverProps } from "react-aria-components";
import css from "./popover.module.css";

interface Props {
  /** What it is called: for those who do not see what it stands beside. */
  label: string;
  /** A button. */
  trigger: React.ReactNode;
  /** Beside what it explains, never over it. */
  placement?: Placement;
  /** As wide as what is in it, instead of 400 px. */
  fits?: boolean;
  /** Open by something else than its button, too. */
  isOpen?: boolean;
  onOpenChange?: (open: boolean) => void;
  children: React.ReactNode;
}
type Placement = NonNullable<PopoverProps["placement"]>;

/**
 * It floats beside its button until Esc or a press elsewhere, and the focus goes back. It is itself the dialog: a button
 * with `slot="close"` inside closes it.
 */
export function Popover({ label, trigger, placement, fits = false, isOpen, onOpenChange, children }: Props) {
  return (
    <DialogTrigger
      {...(isOpen === undefined ? {} : { isOpen })}
      {...(onOpenChange === undefined ? {} : { onOpenChange })}
    >
      {trigger}
      <Floating label={label} placement={placement ?? "bottom"} fits={fits}>
        {children}
      </Floating>
    </DialogTrigger>
  );
}

interface FloatingProps
  extends Pick<Props, "fits" | "children">,
    Pick<PopoverProps, "triggerRef" | "onOpenChange"> {
  label?: string;
  placement?: Placement | undefined;
}

/**
 * The same surface for what brings its own trigger: a menu, a choice. With a `triggerRef` it stands beside any element,
 * open for as long as it is there.
 */
export function Floating({
  label,
  placement,
  fits = true,
  triggerRef,
  onOpenChange,
  children,
}: FloatingProps) {
  return (
    <AriaPopover
      className={css.popover ?? ""}
      data-fits={fits || undefined}
      offset={6}
      {...(label === undefined ? {} : { "aria-label": label })}
      {...(placement === undefined ? {} : { placement })}
      {...(triggerRef === undefined ? {} : { triggerRef, isOpen: true })}
      {...(onOpenChange === undefined ? {} : { onOpenChange })}
    >
      {children}
    </AriaPopover>
  );
}

/** At most three, with a hairline between them; a low one is a foot. */
export function PopoverPart({ low = false, children }: { low?: boolean; children: React.ReactNode }) {
  return (
    <section className={css.part} data-low={low || undefined}>
      {children}
    </section>
  );
}
