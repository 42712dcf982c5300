"""Rasa accepts `config.yml`: every component is found, and what each needs comes before it."""

from pathlib import Path

import yaml
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.validation import validate
from rasa.shared.data import TrainingType

CONFIG = yaml.safe_load((Path(__file__).parents[2] / "config.yml").read_text(encoding="utf-8"))


def test_the_pipeline_is_one_that_rasa_can_train_and_run():
    validate(DefaultV1Recipe().graph_config_for_recipe(CONFIG, {}, TrainingType.BOTH))


def test_every_component_of_the_pipeline_reads_each_message():
    graph = DefaultV1Recipe().graph_config_for_recipe(CONFIG, {}, TrainingType.NLU)
    used = {
        f"{node.uses.__module__}.{node.uses.__name__}"
        for node in graph.predict_schema.nodes.values()
    }
    assert {component["name"] for component in CONFIG["pipeline"]} <= used
