"""``madoguchi models``: translation models, on this machine and on the hub."""

from typing import Annotated

import typer

from bot.l10n.locales import load_languages
from bot.settings import Settings
from bot.translation.errors import BrokenModel, LicenceNotAccepted, TranslationError
from bot.translation.hub.catalogue import KnownModel, known_model, known_models
from bot.translation.hub.download import Hub
from bot.translation.hub.install import install
from bot.translation.interpreter import Interpreter
from bot.translation.local.manifest import LocalModel, model_folders, read_model
from bot.translation.translators import Translators

models = typer.Typer(
    no_args_is_help=True, help="Translation models: which are here, which can be had."
)


@models.command(name="list")
def list_models() -> None:
    """The models of this machine, each file checked, those that can be had, and what is missing."""
    settings = Settings()
    typer.echo(f"Here ({settings.models}):")
    for folder in (here := list(model_folders(settings.models))):
        typer.echo(f"  {folder.name}: {_state(folder.name, settings)}")
    if not here:
        typer.echo("  none")
    typer.echo("Can be had (madoguchi models get NAME):")
    for name, known in known_models().items():
        typer.echo(f"  {name}: {_described(known)}")
    translators = Translators(settings.models, settings.locales, settings.translation_threads)
    if limits := Interpreter(translators).limits(load_languages(settings.locales)):
        typer.echo(limits)


@models.command()
def get(
    name: Annotated[str, typer.Argument(help="one of `madoguchi models list`")],
    accept_licence: Annotated[
        bool, typer.Option("--accept-licence", help="yes to the model's licence, unasked")
    ] = False,
    keep_weights: Annotated[
        bool, typer.Option("--keep-weights", help="for plain transformers as a second engine")
    ] = False,
) -> None:
    """Downloads a model from the hub, checks and converts it; goes on where it broke off."""
    settings = Settings()
    try:
        known = known_model(name)
        if found := _installed(name, settings):
            typer.echo(f"{name} is here already: {found.folder}")
            return
        _ask_for_licence(name, known, accept_licence)
        model = install(known, settings.models / name, Hub(), typer.echo, keep_weights)
    except TranslationError as reason:
        typer.echo(str(reason), err=True)
        raise typer.Exit(1) from None
    typer.echo(f"{name} is in {model.folder}; the door uses it when it is opened again.")


def _ask_for_licence(name: str, known: KnownModel, accepted: bool) -> None:
    typer.echo(f"{name}: {_described(known)}")
    if not accepted and not typer.confirm(f"Do you accept the licence {known.licence}?"):
        raise LicenceNotAccepted(name, known.licence)


def _described(known: KnownModel) -> str:
    sizes = f"{known.download:,} MB to download, about {known.memory:,} MB of memory"
    return f"{known.repo}, licence {known.licence}, {sizes}. {known.caution}".rstrip()


def _state(name: str, settings: Settings) -> str:
    try:
        model = read_model(settings.models / name)
        model.verify()
    except BrokenModel as error:
        return str(error)
    manifest = model.manifest
    ways = f"{len(model.sources)} languages into {len(model.targets)}"
    return f"{manifest.family}, {ways}, {', '.join(manifest.engines)}, licence {manifest.licence}"


def _installed(name: str, settings: Settings) -> LocalModel | None:
    """The model, if it is here as it was installed."""
    try:
        model = read_model(settings.models / name)
        model.verify()
    except BrokenModel:
        return None
    return model
