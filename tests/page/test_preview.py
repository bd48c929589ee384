"""`translit preview`, as a user calls it: what is written, and what is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Blog

PAGE = "build/preview/en/post.md.html"
INDEX = "build/preview/en/index.html"


@pytest.fixture
def extracted(blog: Blog) -> Blog:
    blog.write("posts/post.md", "---\ntitle: 雨天\n---\n\n今天下雨，**很冷**。明天晴。\n")
    blog.ok("extract")
    return blog


def test_every_post_gets_a_page_and_all_of_them_an_index(extracted: Blog) -> None:
    extracted.write("posts/a/雪 #1.md", "今天下雪。\n")
    said = extracted.ok("preview")
    assert f"wrote {PAGE}" in said
    index = extracted.text(INDEX)
    assert 'href="post.md.html"' in index
    assert 'href="a/%E9%9B%AA%20%231.md.html"' in index
    assert 'href="../index.html"' in extracted.text("build/preview/en/a/雪 #1.md.html")


def test_a_second_time_nothing_is_written(extracted: Blog) -> None:
    extracted.ok("preview")
    before = extracted.files()
    assert extracted.ok("preview") == "1 page: 0 written, 2 as before\n"
    assert extracted.files() == before


def test_of_posts_that_are_named_their_pages_alone_are_written(extracted: Blog) -> None:
    assert extracted.ok("preview", "post.md") == f"wrote {PAGE}\n1 page: 1 written, 0 as before\n"
    assert "index.html" not in extracted.text(PAGE)


def test_a_file_that_is_no_page_of_ours_is_left(extracted: Blog) -> None:
    extracted.write(PAGE, "<p>mine</p>")
    result = extracted.run("preview")
    assert result.exit_code == 2
    assert f"{PAGE}: is there already" in result.output
    assert extracted.text(PAGE) == "<p>mine</p>"
    assert "is there already" in extracted.text(INDEX)


@pytest.mark.parametrize(
    "folder", ["posts", "locales/en", ".", "..", ".git/x", ".translit", "/tmp"]
)
def test_no_page_is_written_where_others_have_their_files(extracted: Blog, folder: str) -> None:
    before = extracted.files()
    result = extracted.run("preview", "--output", str(Path(extracted.root, folder)))
    assert result.exit_code == 2
    assert "name " in result.output
    assert extracted.files() == before


def test_nothing_is_written_through_a_link(extracted: Blog, tmp_path_factory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (extracted.root / "build").mkdir()
    (extracted.root / "build/preview").symlink_to(outside)
    assert extracted.run("preview").exit_code == 2
    assert not list(outside.iterdir())


def test_a_post_that_cannot_be_read_is_a_line_of_the_index(extracted: Blog) -> None:
    (extracted.root / "posts/bad.md").write_bytes(b"\xff\xfe")
    result = extracted.run("preview")
    assert result.exit_code == 2
    assert "posts/bad.md" in extracted.text(INDEX)
    assert extracted.text(PAGE)


def test_without_the_extra_it_is_said_what_to_install(extracted: Blog, monkeypatch) -> None:
    find = "translit.cli.preview.importlib.util.find_spec"
    monkeypatch.setattr(find, lambda name: None if name == "nh3" else object())
    result = extracted.run("preview")
    assert result.exit_code == 2
    assert 'pip install "translit[review]"' in result.output


@pytest.mark.parametrize(("language", "word"), [("en", "Needs work"), ("zh", "待审")])
def test_its_own_words_are_english_or_chinese(extracted: Blog, language: str, word: str) -> None:
    extracted.ok("preview", "--language", language)
    assert word in extracted.text(PAGE)


def test_the_words_of_the_site_have_a_page_too(extracted: Blog) -> None:
    extracted.write("posts/post.md", "---\ntitle: 雨天\ntags: [天气]\n---\n\n今天下雨。\n")
    extracted.write("translit.toml", 'front_matter = ["title", "tags"]\n')
    extracted.ok("extract")
    extracted.ok("preview")
    assert "天气" in extracted.text("build/preview/en/words-of-the-site.html")


def test_pictures_come_from_the_project_alone(extracted: Blog, tmp_path_factory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "secret.png"
    outside.write_bytes(b"secret")
    extracted.write("static/images/a b.png", "picture")
    (extracted.root / "static/link.png").symlink_to(outside)
    addresses = ("/images/a%20b.png", "/link.png", f"/../{outside}", "https://a.example/b.png")
    extracted.write("posts/post.md", "\n\n".join(f"看![图]({one})" for one in addresses))
    extracted.ok("extract")
    extracted.ok("preview")
    pictures = list((extracted.root / "build/preview/en/pictures").iterdir())
    assert [one.read_bytes() for one in pictures] == [b"picture"]
    assert f'src="pictures/{pictures[0].name}"' in extracted.text(PAGE)
    assert 'src="https' not in extracted.text(PAGE)
    extracted.ok("preview", "--remote-images")
    assert 'src="https://a.example/b.png"' in extracted.text(PAGE)


@pytest.mark.parametrize("written", ["看![图](/a.png)。", '<p>\n<img src="/a.png">看。\n</p>'])
def test_a_picture_that_cannot_be_written_is_an_error_and_no_more(
    extracted: Blog, written: str
) -> None:
    extracted.write("static/a.png", "picture")
    extracted.write("build/preview/en/pictures", "mine")
    extracted.write("posts/post.md", written)
    result = extracted.run("preview")
    assert result.exit_code == 2
    assert "Error: build/preview/en/pictures" in result.output
    assert extracted.text("build/preview/en/pictures") == "mine"
