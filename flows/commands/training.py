"""Commands that train the models from corpora on this machine; what they write is what `seeds/models/` holds."""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from ..commands import common

train_app = typer.Typer(
    help="Train the models anew (needs the extra `train`; corpora are not part of onrecord).", no_args_is_help=True
)
Out = Annotated[Path, typer.Option("--out", metavar="FILE", help="Where to write.")]


def register(app: typer.Typer) -> None:
    app.add_typer(train_app, name="train", rich_help_panel="Knowledge")


def write(model: bytes, out: Path) -> None:
    """Packs a model into `out` and says how large it is."""
    out.write_bytes(lzma.compress(model, preset=9 | lzma.PRESET_EXTREME))
    print(f"{out}: {out.stat().st_size:,} bytes, {len(model):,} unpacked")


@train_app.command("names")
def names(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Corpora as JSON lines of text and ents.")],
    out: Out = Path("names.xz"),
    clusters: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Word clusters; those of the present model by default.")
    ] = None,
) -> None:
    """Train the name model. The card seeds/models/names.md names the corpora.

    Examples:

    - onrecord train names corpora/ner --out seeds/models/names.xz
    """
    folder_of_seeds = common.settings().seeds
    with common.errors_said():
        from onrecord import seeds
        from onrecord.transforms.models import names_training
        from onrecord.transforms.models.names import unpack

        tables = seeds.load(folder_of_seeds)
        paths = {name: folder / f"{name}.jsonl" for name in names_training.CORPORA}
        if missing := [p for p in paths.values() if not p.is_file()]:
            common.stop(f"{missing[0]}: no such corpus", common.USAGE)
        text = clusters.read_text("utf8") if clusters else unpack(tables.model("names"))[1]
        corpora = {name: path.read_text("utf8").splitlines() for name, path in paths.items()}
        write(names_training.model(corpora, tables, text), out)


@train_app.command("clusters")
def clusters(
    vectors: Annotated[Path, typer.Argument(metavar="VECTORS", help="Word vectors in the text form of GloVe.")],
    out: Out = Path("clusters.tsv"),
) -> None:
    """Cluster word vectors for the name model.

    Examples:

    - onrecord train clusters glove.6B.50d.txt --out clusters.tsv
    """
    from onrecord.transforms.models import word_clusters

    if not vectors.is_file():
        common.stop(f"{vectors}: no such file", common.USAGE)
    with vectors.open(encoding="utf8") as lines:
        text = word_clusters.clusters(lines)
    out.write_text(text, encoding="utf8")
    print(f"{out}: {text.count(chr(10)):,} words")


@train_app.command("quotes")
def quotes(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="PolNeAR's layout: text/ and attributions/.")],
    out: Out = Path("quotes.xz"),
    classes: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Word classes; those of the present model by default.")
    ] = None,
) -> None:
    """Train the quote model. The card seeds/models/quotes.md says on what.

    Examples:

    - onrecord train quotes corpora/polnear/train --out seeds/models/quotes.xz
    """
    folder_of_seeds = common.settings().seeds
    with common.errors_said():
        from onrecord import seeds
        from onrecord.transforms.models import quotes_training
        from onrecord.transforms.models.quotes import classes_of

        tables = seeds.load(folder_of_seeds)
        text = classes.read_text("utf8") if classes else classes_of(tables.model("quotes"))
        if not (corpus := list(annotated(folder))):
            common.stop(f"{folder}: no text/NAME.txt with attributions/NAME_ANNOTATOR.ann", common.USAGE)
        write(quotes_training.model(corpus, tables, text), out)


def annotated(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Name, text and stand-off of each article below `folder`, by name; of several annotators the first."""
    files: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        files.setdefault(path.stem.rsplit("_", 1)[0], path)
    for name, path in files.items():
        source = folder / "text" / f"{name}.txt"
        if source.exists():
            yield name, source.read_bytes().decode("utf8"), path.read_bytes().decode("utf8")
