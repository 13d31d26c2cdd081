"""Texts and diagrams that try to be misread."""

from __future__ import annotations

from hypothesis import strategies as st

from cjm_tui.exchange.mermaid import text as escapes
from cjm_tui.exchange.mermaid.diagram import JourneyDiagram, Section, Task

TRAPS = [
    *("#", ";", ":", ": ", ",", "%", "%%", "%%{init: {}}%%", '"', "'", "`", "<", ">", "&", "&amp;", "#59;", "#lt;"),
    *('<b ="x">', "<br/>", "title ", "Title", "section ", "Section", "journey", "Journey é", "journeyİ", "accTitle: "),
    *("accDescr {", "accDescr", "}", "{", "C4Container", "C4Context", "graph TD", "ﬂ°°59¶ß", "ﬂ°", "¶ß", "\n", "\r"),
    *("\u2028", "\u00a0", "\ufeff", "\x85", "\t", " ", "  ", "a", "ação", "日本", "🙂", "style", "style:#x"),
    *(
        "classDef a:#b",
        "---",
        "-->",
        "[",
        "](x)",
        "\\",
        "|",
        "$$x$$",
        "@",
        "1",
        ".5",
        "<script>",
        "ſection x",
        "\u202e",
    ),
]

texts = st.lists(st.sampled_from(TRAPS), min_size=1, max_size=6).map("".join) | st.text(max_size=30)
scores = st.sampled_from([1, 2, 3, 4, 5, 2.5, 3.667])
tasks = st.builds(Task, name=texts, score=scores, actors=st.lists(texts, max_size=3).map(tuple))


@st.composite
def diagrams(draw: st.DrawFn) -> JourneyDiagram:
    """A diagram with a title or without, with tasks before the first section or without."""
    runs = draw(st.lists(st.lists(tasks, max_size=5).map(tuple), min_size=1, max_size=4))
    loose = draw(st.booleans()) and bool(runs[0])
    names = [None if loose and number == 0 else draw(texts) for number in range(len(runs))]
    sections = tuple(Section(name, run) for name, run in zip(names, runs, strict=True))
    optional = texts | st.just("")
    return JourneyDiagram(draw(optional), sections, draw(optional), draw(optional))


def meaning(diagram: JourneyDiagram) -> object:
    """Return what the diagram says, each text as a diagram can hold it."""
    heads = ["" if escapes.is_blank(t) else escapes.plain(t) for t in (diagram.title, diagram.accessible_title)]
    lines = [line for line in diagram.accessible_description.split("\n") if not escapes.is_blank(line)]
    description = "\n".join(map(escapes.plain, lines))
    return (
        heads,
        description,
        [
            (
                None if section.name is None else escapes.plain(section.name),
                [
                    (
                        escapes.plain(task.name),
                        task.score,
                        [escapes.plain(actor) for actor in task.actors if not escapes.is_blank(actor)],
                    )
                    for task in section.tasks
                ],
            )
            for section in diagram.sections
        ],
    )
