"""Posts and their catalogs -> English posts, each of them read again before it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from translit import __version__
from translit.errors import TranslitError
from translit.project import Project, StoredPost
from translit.project.layout import WORDS
from translit.project.outputs import Outputs
from translit.project.site_words import WordFile
from translit.project.stamps import digest
from translit.sites import RECIPES
from translit.sites.pasting import PASTED
from translit.workflows.build_results import Build, Built, Outcome
from translit.workflows.dependence import Dependence
from translit.workflows.failures import apart
from translit.workflows.finishing import Site
from translit.workflows.leftovers import leftovers, pruned
from translit.workflows.moved_words import Words
from translit.workflows.placing import compared, foreign, place
from translit.workflows.rendered import Work, english_page, is_ready, rendered
from translit.workflows.status import counts_of

__all__ = ["Build", "Built", "Options", "Outcome", "build"]


@dataclass(frozen=True, slots=True)
class Options:
    """How posts are built."""

    draft: bool = False
    """Every post, from whatever there is, marked as a draft, in the place of drafts."""
    keep: float = 100
    """The least percentage of reviewed units with which a post is written."""
    write: bool = True
    diff: bool = False
    """Whether to tell what changes in each file."""
    adopt: frozenset[str] = frozenset()
    """Files that are taken over, whoever wrote what stands there."""
    links: bool = False
    """Whether to look at the links of posts that need no building, too."""
    prune: bool = False
    """Whether to delete what was built and belongs to no post."""


def build(
    project: Project,
    posts: Sequence[Path],
    options: Options = Options(),  # frozen
    *,
    whole: bool = True,
    done: Callable[[Built], None] = lambda _: None,
) -> Build:
    """Build each post whose units are reviewed; what is built already is not written again.

    `whole` says that these are all posts: then what belongs to none of them is looked for.
    Raises ConfigError, before anything is written, where two posts would be one file.
    """
    layout = project.layout
    with_words = layout.words in posts and not options.draft
    posts = [post for post in posts if post != layout.words]
    work = _Build(project, options)
    results = Build()
    if options.write:
        project.clear(layout.output(post, draft=options.draft) for post in posts)
    try:
        for post in posts:
            shown = project.layout.shown(post)
            one = Built(shown, "", Outcome.FAILED, 0, 0)
            failures: list[TranslitError] = []
            with apart(shown, failures.append):
                one = work.built(post)
            results.append(one._replace(messages=(*one.messages, *map(str, failures))))
            done(results[-1])
        if with_words:
            results += work.files()
    finally:
        if options.write:
            work.settle()
            project.stamps.save()
    if options.write:
        project.built.save()
    if whole:
        results.leftovers = leftovers(project, posts)
        if options.prune and options.write:
            results.deleted, results.kept = pruned(project, results.leftovers)
    return results


class _Finished(NamedTuple):
    """A page that stands as it was built, and what it was built of."""

    post: Path
    shown: str
    stored: StoredPost
    catalog: bytes | None
    text: bytes


class _Build:
    """What the building of every post of one run shares."""

    def __init__(self, project: Project, options: Options) -> None:
        self._project = project
        self._options = options
        self._posts = project.layout.posts()
        self._outputs: Outputs = project.outputs(self._posts, draft=options.draft)
        # A draft is written nowhere else, and says at once where its post cannot be built.
        self._final = project.outputs(self._posts) if options.draft else self._outputs
        self._reviewed = Words(project, draft=False)
        self._words = Words(project, draft=True) if options.draft else self._reviewed
        self._site = Site(
            project,
            self._posts,
            lambda post: english_page(project, post, words=self._reviewed, keep=options.keep),
            self._words.known,
        )
        recipe = RECIPES.get(project.config.generator)
        self._before = Dependence(project, self._posts, self._words)
        self._finished: list[_Finished] = []
        self._around = project.config.unreviewed or (recipe.unreviewed if recipe else "")

    def built(self, post: Path) -> Built:
        """Build one post, if it is ready."""
        project, layout, options = self._project, self._project.layout, self._options
        output = self._final.of(post)
        if options.draft:
            output = self._outputs.of(post)
        shown = layout.shown(output)
        stored, catalog = project.post(post), layout.catalog(post)
        old = project.read(output)
        data = project.read(catalog)
        if old is not None and not options.links and self._is_made(post, shown, stored, data, old):
            if options.write:
                project.built.settle(shown, old)
            return Built(layout.shown(post), shown, Outcome.UNCHANGED, 0, 0)
        counts = counts_of(project, post, stored, data)
        words = self._reviewed.counts(post)
        reviewed, total = counts[0] + words[0], sum(counts[:3]) + words[1]
        # Where all of the post itself is reviewed, it waits for its tags.
        waits_for = self._words.catalog if counts[1] + counts[2] == 0 else layout.shown(catalog)
        result = Built(
            layout.shown(post),
            shown,
            Outcome.WAITING,
            reviewed,
            total,
            catalog=waits_for,
            stands=self._standing(output, old),
        )
        if not options.draft and not is_ready(reviewed, total, options.keep):
            return result
        work = self._work(post, stored, shown)
        text, messages = rendered(
            work, draft=options.draft, around=self._around_kept(reviewed, total)
        )
        if text is None:
            return result._replace(outcome=Outcome.REFUSED, messages=messages)
        text, dead = self._site.finished(post, stored, text, draft=options.draft)
        result = self._placed(result, output, text.encode(), old, (*messages, *dead))
        stands = options.write and result.outcome in {Outcome.WRITTEN, Outcome.UNCHANGED}
        if stands and not dead and not messages:
            self._finished.append(_Finished(post, shown, stored, data, text.encode()))
        return result

    def _standing(self, output: Path, old: bytes | None) -> str:
        """What stands where a post would be built that waits."""
        if old is None:
            return ""
        why = foreign(self._project, output, old)
        return f"{why}, and stays" if why else "is of an earlier review"

    def files(self) -> Iterator[Built]:
        """Build the files with words of the site, each when its words are reviewed."""
        failures: list[TranslitError] = []
        with apart(WORDS, failures.append):
            for file in self._project.words.files:
                yield self._file(file)
        if failures:
            message = str(failures[0])
            yield Built(WORDS, "", Outcome.FAILED, 0, 0, (message,), is_post=False)

    def _file(self, file: WordFile) -> Built:
        project, shown = self._project, self._project.layout.shown
        output = self._final.checked(file.output)
        old, words = project.read(output), file.words()
        reviewed = sum(word in self._reviewed.known for word in words)
        result = Built(
            shown(file.path),
            shown(output),
            Outcome.WAITING if words else Outcome.UNCHANGED,
            reviewed,
            len(words),
            catalog=self._reviewed.catalog,
            stands=self._standing(output, old),
            paste_into=shown(file.path) if file.generator in PASTED else "",
            is_post=False,
        )
        if not words or not is_ready(reviewed, len(words), self._options.keep):
            return result
        text = file.english(self._reviewed.known, project.config.target)
        return self._placed(result, output, text.encode(), old, ())

    def _around_kept(self, reviewed: int, total: int) -> str:
        return self._around if not self._options.draft and reviewed < total else ""

    def _work(self, post: Path, stored: StoredPost, output: str) -> Work:
        path = self._project.layout.catalog(post)
        catalog = self._project.catalog(path).catalog
        shown = self._project.layout.shown(path)
        words = self._words.of(post)
        return Work(stored.reader, stored.document, catalog, shown, output, words)

    def _is_made(
        self, post: Path, shown: str, stored: StoredPost, catalog: bytes | None, old: bytes
    ) -> bool:
        """Whether what stands there is what would be built."""
        others = self._before.last(shown)
        if others is None:
            return False
        one = _Finished(post, shown, stored, catalog, old)
        return self._project.stamps.done(
            f"made {shown}", self._mark(one, self._before.mark(post, others))
        )

    def settle(self) -> None:
        """Remember what need not be built again, now that every page stands where it will."""
        after = Dependence(self._project, self._posts, self._words)
        for one in self._finished:
            others = self._site.asked[one.post]
            after.note(one.shown, others)
            mark = self._mark(one, after.mark(one.post, others))
            self._project.stamps.note(f"made {one.shown}", mark)

    def _mark(self, one: _Finished, others: bytes) -> str:
        """What a built file depends on, and what it holds."""
        options = self._options
        asked = f"{__version__} {options.draft} {options.keep}".encode()
        settings = self._project.settings
        return digest((asked, settings, one.stored.data, one.catalog, one.text, others))

    def _placed(
        self, result: Built, output: Path, data: bytes, old: bytes | None, said: tuple[str, ...]
    ) -> Built:
        """Write a built post, if it is not there already and nobody else's work is."""
        project, options = self._project, self._options
        shown = result.output
        if old == data:
            if options.write:
                place(project, output, data, old)
            return result._replace(outcome=Outcome.UNCHANGED, messages=said)
        why = foreign(project, output, old) if old is not None else ""
        diff = (
            compared(shown, old, data) if options.diff or (why and shown in options.adopt) else ""
        )
        if why and shown not in options.adopt:
            what = (
                f"{shown}: {why}, and was not touched; "
                f"translit build --adopt {shown} shows what would change and takes it over"
            )
            if result.is_post and not project.built.knows(shown):
                inside = project.layout.inside(project.root / result.post)
                what += f', exclude = ["{inside}"] in translit.toml leaves the post to you'
            return result._replace(outcome=Outcome.REFUSED, messages=(*said, what), diff=diff)
        if options.write:
            if why and old is not None:
                kept = project.keep_copy(output, old)
                said = (*said, f"{shown} was taken over; what stood there is in {kept} too")
            place(project, output, data, old)
        return result._replace(outcome=Outcome.WRITTEN, messages=said, diff=diff)
