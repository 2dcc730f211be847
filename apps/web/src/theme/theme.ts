import {
  ActionIcon,
  Badge,
  Button,
  Checkbox,
  createTheme,
  type CSSVariablesResolver,
  defaultVariantColorsResolver,
  Drawer,
  Input,
  Kbd,
  type MantineColorsTuple,
  Menu,
  Modal,
  Paper,
  Popover,
  Radio,
  Skeleton,
  Table,
  Tabs,
  Tooltip,
  type VariantColorsResolver,
} from "@mantine/core";
import classes from "./theme.module.css";

const pine: MantineColorsTuple = [
  "#eaf6f2", "#d0ebe2", "#a2dfcb", "#63d2b4", "#37b697", "#1f967b", "#167563", "#0f5c4d", "#0b473b", "#073028",
];
const brass: MantineColorsTuple = [
  "#fdf5e5", "#faebcb", "#f6dba2", "#f0b95a", "#e9a93a", "#cf8d1c", "#ac7006", "#8a5a00", "#664300", "#432c00",
];
const red: MantineColorsTuple = [
  "#fdeeec", "#f9d8d4", "#f2b3ac", "#f2928a", "#e2675c", "#cc4237", "#bf3329", "#b3261e", "#861b15", "#5c120e",
];
const gray: MantineColorsTuple = [
  "#f7f5ef", "#f1eee6", "#e8e4da", "#dbd6ca", "#c6c1b4", "#a5a093", "#6a675f", "#4e4b45", "#33312c", "#1b1a17",
];
const dark: MantineColorsTuple = [
  "#eceae3", "#c9c6bc", "#9c998f", "#6f6d66", "#363a35", "#2a2d29", "#1d201d", "#141614", "#101210", "#0b0c0b",
];

const stack = "var(--font-onest-latin), var(--font-onest-latin-ext), var(--font-onest-cyrillic), system-ui, sans-serif";

/** Which of our roles a Mantine colour name stands for, where a component is tinted instead of filled. */
const roles: Record<string, string> = { pine: "pine", red: "bad", brass: "brass", gray: "ink" };

/** Quiet variants are tints of the role in either scheme, instead of Mantine's fixed shades. */
const resolveVariant: VariantColorsResolver = (input) => {
  const usual = defaultVariantColorsResolver(input);
  const role = roles[input.color ?? input.theme.primaryColor];
  if (input.variant === "filled" && (role === "pine" || role === "bad")) return { ...usual, color: `var(--ff-on-${role})` };
  if (!role || !["light", "subtle", "outline", "transparent"].includes(input.variant)) return usual;
  const color = `var(--ff-${role === "brass" ? "brass-text" : role})`;
  const tint = role === "ink" ? "var(--ff-tint-strong)" : `var(--ff-${role}-tint)`;
  const isLight = input.variant === "light";
  return {
    ...usual,
    color,
    background: isLight ? tint : "transparent",
    hover: isLight ? `color-mix(in srgb, ${color} 16%, transparent)` : input.variant === "transparent" ? "transparent" : tint,
    border: input.variant === "outline" ? `1px solid color-mix(in srgb, ${color} 45%, transparent)` : "1px solid transparent",
  };
};

/** The Mantine theme of Fanfare. Colours as roles (paper, ink, lines, tints) live in tokens.css. */
export const theme = createTheme({
  primaryColor: "pine",
  primaryShade: { light: 7, dark: 3 },
  colors: { pine, brass, red, gray, dark },
  white: "#ffffff",
  black: "#1b1a17",
  autoContrast: true,
  variantColorResolver: resolveVariant,
  fontFamily: stack,
  fontSizes: { xs: "0.75rem", sm: "0.8125rem", md: "0.875rem", lg: "1rem", xl: "1.25rem" },
  lineHeights: { xs: "1.45", sm: "1.45", md: "1.45", lg: "1.45", xl: "1.35" },
  spacing: { xs: "0.5rem", sm: "0.75rem", md: "1rem", lg: "1.5rem", xl: "2rem" },
  radius: { xs: "6px", sm: "6px", md: "6px", lg: "6px", xl: "6px" },
  defaultRadius: "sm",
  cursorType: "pointer",
  respectReducedMotion: true,
  headings: {
    fontFamily: stack,
    fontWeight: "600",
    textWrap: "balance",
    sizes: {
      h1: { fontSize: "1.625rem", lineHeight: "1.25" },
      h2: { fontSize: "1.25rem", lineHeight: "1.3" },
      h3: { fontSize: "1rem", lineHeight: "1.4" },
      h4: { fontSize: "0.875rem", lineHeight: "1.45" },
    },
  },
  shadows: {
    xs: "none",
    sm: "none",
    md: "var(--ff-shadow)",
    lg: "var(--ff-shadow)",
    xl: "var(--ff-shadow)",
  },
  components: {
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: "subtle", color: "gray" } }),
    Badge: Badge.extend({
      defaultProps: { variant: "light", color: "gray", radius: "sm", tt: "none", fw: 400 },
      vars: () => ({ root: { "--badge-fz": "0.8125rem", "--badge-height": "1.5rem", "--badge-padding-x": "0.5rem" } }),
    }),
    // At 16 px a corner of 6 would be a radio button's.
    Checkbox: Checkbox.extend({ defaultProps: { radius: 4, iconColor: "var(--ff-on-pine)" } }),
    Button: Button.extend({
      vars: (_theme, props) => ({
        root: { "--button-fz": props.size === "xs" || props.size === "compact-xs" ? "0.8125rem" : "0.875rem" },
      }),
      styles: { root: { fontWeight: 600 } },
    }),
    Input: Input.extend({ vars: () => ({ wrapper: { "--input-fz": "var(--ff-input-size)" } }) }),
    InputWrapper: Input.Wrapper.extend({ styles: { label: { fontWeight: 600, marginBottom: 4 }, description: { marginBottom: 4 } } }),
    Kbd: Kbd.extend({ defaultProps: { className: classes.key } }),
    Menu: Menu.extend({ defaultProps: { shadow: "md", withInitialFocusPlaceholder: false, transitionProps: { transition: "fade-down", duration: 120 } } }),
    Modal: Modal.extend({
      defaultProps: { centered: true, transitionProps: { transition: "fade", duration: 140 } },
      classNames: { title: classes.title },
    }),
    Drawer: Drawer.extend({ classNames: { title: classes.title } }),
    Paper: Paper.extend({ defaultProps: { withBorder: true } }),
    Popover: Popover.extend({ defaultProps: { shadow: "md", transitionProps: { duration: 120 } } }),
    Radio: Radio.extend({ defaultProps: { iconColor: "var(--ff-on-pine)" } }),
    Skeleton: Skeleton.extend({ defaultProps: { radius: "sm" } }),
    Table: Table.extend({ defaultProps: { verticalSpacing: 8, horizontalSpacing: 12 } }),
    Tabs: Tabs.extend({ classNames: { list: classes.tabs, tab: classes.tab } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 250, withArrow: false } }),
  },
});

/** Points Mantine's own variables at the roles of tokens.css, so that both schemes follow one table. */
export const resolveCssVariables: CSSVariablesResolver = () => {
  const roles = {
    "--mantine-color-body": "var(--ff-paper)",
    "--mantine-color-text": "var(--ff-ink)",
    "--mantine-color-dimmed": "var(--ff-muted)",
    "--mantine-color-placeholder": "var(--ff-muted)",
    "--mantine-color-anchor": "var(--ff-pine)",
    "--mantine-color-default": "var(--ff-sheet)",
    "--mantine-color-default-hover": "var(--ff-sheet-hover)",
    "--mantine-color-default-color": "var(--ff-ink)",
    "--mantine-color-default-border": "var(--ff-line-strong)",
    "--mantine-color-error": "var(--ff-bad)",
    "--mantine-primary-color-contrast": "var(--ff-on-pine)",
  };
  return { variables: {}, light: roles, dark: roles };
};
