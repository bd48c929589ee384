import starlight from "@astrojs/starlight";
import { defineConfig } from "astro/config";

export default defineConfig({
  site: "https://blog.example",
  integrations: [
    starlight({
      title: "天气",
      pagefind: false,
      defaultLocale: "root",
      locales: { root: { label: "中文", lang: "zh-CN" }, en: { label: "English", lang: "en" } },
    }),
  ],
});
