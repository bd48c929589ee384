"""What a site is to add to its own configuration, so that pages become pairs: by generator."""

from __future__ import annotations

__all__ = ["DOCUSAURUS", "HEXO", "JEKYLL", "VITEPRESS", "astro", "hugo", "mkdocs"]

_HUGO = """\
Add to the configuration of Hugo, as TOML:

defaultContentLanguage = "zh"
[languages.zh]
languageName = "中文"{zh}
[languages.en]
languageName = "English"{en}
"""


def hugo(*, by_folder: bool, chinese: str) -> str:
    """Two languages."""
    english = f"{chinese[: chinese.rfind('/') + 1]}en"
    return _HUGO.format(
        zh=f'\ncontentDir = "{chinese}"' if by_folder else "",
        en=f'\ncontentDir = "{english}"' if by_folder else "",
    )


def mkdocs(*, lacks_plugin: bool, by_folder: bool, lacks_ids: bool) -> str:
    """The plugin, and the extension that reads `{#id}`."""
    parts = []
    if lacks_plugin:
        structure = "folder" if by_folder else "suffix"
        parts.append(f"""\
plugins:
  - i18n:
      docs_structure: {structure}
      languages:
        - locale: zh
          name: 中文
          default: true
        - locale: en
          name: English
""")
    if lacks_ids:
        parts.append("markdown_extensions:\n  - attr_list\n")
    more = "pip install mkdocs-static-i18n, and add" if lacks_plugin else "Add"
    return f"{more} to mkdocs.yml:\n\n{''.join(parts)}" if parts else ""


HEXO = """\
Add to _config.yml, so that pages say their language; no address of the Chinese blog changes:

language:
  - zh-CN
  - en

English posts are pages below /en/: they stand in no list of posts. Link to them from the menu.
"""

JEKYLL = """\
English posts are pages below /en/: they stand in no list of posts, and no address of the Chinese
blog changes. In the layout, <html lang="{{ page.lang | default: "zh" }}"> says their language.
"""

VITEPRESS = """\
Add to the configuration of VitePress, in defineConfig:

locales: {
  root: { label: "中文", lang: "zh-CN" },
  en: { label: "English", lang: "en" },
},
"""

DOCUSAURUS = """\
Add to the configuration of Docusaurus:

i18n: { defaultLocale: "zh", locales: ["zh", "en"] },
"""

_ASTRO = """\
Add to the configuration of Astro:

i18n: { defaultLocale: "zh", locales: ["zh", "en"] },
"""

_STARLIGHT = """\
Add to the configuration of Astro, in starlight():

defaultLocale: "root",
locales: { root: { label: "中文", lang: "zh-CN" }, en: { label: "English", lang: "en" } },
"""


def astro(*, starlight: bool) -> str:
    """Two languages, the Chinese one without a folder of its own."""
    return _STARLIGHT if starlight else _ASTRO
