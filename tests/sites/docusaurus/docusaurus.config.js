// Rspack and SWC build in a third of the time that webpack and Babel take.
const fast = {
  swcJsLoader: true,
  swcJsMinimizer: true,
  lightningCssMinimizer: true,
  rspackBundler: true,
};

module.exports = {
  title: "天气",
  url: "https://blog.example",
  baseUrl: "/",
  future: { faster: fast },
  markdown: { format: "detect", hooks: { onBrokenMarkdownImages: "ignore" } },
  onBrokenLinks: "ignore",
  onBrokenAnchors: "ignore",
  i18n: { defaultLocale: "zh", locales: ["zh", "en"] },
  plugins: [["@docusaurus/plugin-content-docs", { routeBasePath: "/" }]],
  themes: ["@docusaurus/theme-classic"],
};
