hexo.extend.filter.register("after_render:html", (html, { page }) => {
  const said = (path) => path.replace(/^\/|(?<=\/)index\.html$/g, "");
  const english = page.path && hexo.locals.get("pages").findOne({ chinese: "/" + said(page.path) });
  const [lang, path] = page.chinese ? ["zh", page.chinese] : english ? ["en", english.path] : [];
  if (!path) return html;
  const address = encodeURI(hexo.config.url.replace(/\/$/, "") + "/" + said(path));
  if (page.chinese) html = html.replace(/<html([^>]*) lang="[^"]*"/, `<html$1 lang="${page.lang}"`);
  const link = `<link rel="alternate" hreflang="${lang}" href="${address}">`;
  return html.replace("</head>", () => link + "</head>");
});
