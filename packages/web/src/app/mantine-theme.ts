import { createTheme } from "@mantine/core";

/** Colours and type come from tokens.css; here stand only the habits of the parts. */
export const theme = createTheme({
  defaultRadius: "md",
  cursorType: "pointer",
  respectReducedMotion: true,
  focusRing: "auto",
  components: {
    Button: { defaultProps: { variant: "filled" } },
    Popover: { defaultProps: { shadow: "none", transitionProps: { duration: 100 } } },
    Combobox: { defaultProps: { shadow: "none", transitionProps: { duration: 0 } } },
    Tooltip: { defaultProps: { transitionProps: { duration: 80 } } },
    Drawer: { defaultProps: { transitionProps: { duration: 100 }, lockScroll: false } },
  },
});
