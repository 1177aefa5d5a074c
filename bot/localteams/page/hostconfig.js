// How the renderer draws cards, in Teams' two themes.

const LIGHT = {
  text: "#242424", soft: "#5c5c60", accent: "#4f52b2", good: "#13652f", warning: "#7a4d00", attention: "#b3263d",
  grounds: { default: "#ffffff", emphasis: "#f3f3f6", accent: "#ecedfb", good: "#e9f5ea", warning: "#fdf3de", attention: "#fcebed" },
};
const DARK = {
  text: "#ffffff", soft: "#b8b8be", accent: "#a6aaf9", good: "#8fd39a", warning: "#f5cf77", attention: "#ff9aa8",
  grounds: { default: "#292929", emphasis: "#333338", accent: "#33354f", good: "#1e3826", warning: "#3d3119", attention: "#43232a" },
};

const colours = (theme) => {
  const both = (colour, subtle = colour) => ({ default: colour, subtle });
  return {
    default: both(theme.text, theme.soft), dark: both(theme.text, theme.soft), light: both(theme.soft),
    accent: both(theme.accent), good: both(theme.good), warning: both(theme.warning), attention: both(theme.attention),
  };
};

const textStyle = (size, weight, isSubtle = false) => ({ size, weight, color: "default", isSubtle, fontType: "default" });

export function hostConfig(isDark) {
  const theme = isDark ? DARK : LIGHT;
  const style = (ground) => ({ backgroundColor: ground, foregroundColors: colours(theme) });
  return {
    supportsInteractivity: true,
    fontFamily: getComputedStyle(document.documentElement).getPropertyValue("--font"),
    fontSizes: { small: 12, default: 14, medium: 16, large: 20, extraLarge: 24 },
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
    lineHeights: { small: 16, default: 20, medium: 22, large: 26, extraLarge: 30 },
    spacing: { small: 4, default: 8, medium: 12, large: 20, extraLarge: 28, padding: 12 },
    separator: { lineThickness: 1, lineColor: isDark ? "#3d3d42" : "#dcdcdf" },
    imageSizes: { small: 32, medium: 52, large: 100 },
    containerStyles: Object.fromEntries(Object.entries(theme.grounds).map(([name, ground]) => [name, style(ground)])),
    actions: {
      maxActions: 6, spacing: "medium", buttonSpacing: 8, actionsOrientation: "horizontal", actionAlignment: "left",
      showCard: { actionMode: "inline", inlineTopMargin: 12, style: "emphasis" },
      preExpandSingleShowCardAction: false,
    },
    adaptiveCard: { allowCustomStyle: false },
    inputs: {
      label: {
        inputSpacing: "small",
        requiredInputs: { color: "default", size: "default", weight: "bolder", suffix: " *", suffixColor: "attention" },
        optionalInputs: { color: "default", size: "default", weight: "bolder" },
      },
      errorMessage: { color: "attention", size: "small", spacing: "small", weight: "bolder" },
    },
    factSet: {
      title: { color: "default", size: "default", isSubtle: false, weight: "bolder", wrap: true, maxWidth: 180 },
      value: { color: "default", size: "default", isSubtle: false, weight: "default", wrap: true },
      spacing: 12,
    },
    textStyles: { heading: textStyle("large", "bolder"), columnHeader: textStyle("default", "bolder") },
    textBlock: { headingLevel: 3 },
    table: { cellSpacing: 8 },
  };
}
