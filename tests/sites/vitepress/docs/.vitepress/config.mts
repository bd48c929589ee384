import { defineConfig } from 'vitepress'

export default defineConfig({
  title: '天气',
  cleanUrls: true,
  ignoreDeadLinks: true,
  locales: {
    root: { label: '中文', lang: 'zh-CN' },
    en: { label: 'English', lang: 'en' },
  },
})
