"""The one place where Gradio is imported, with its outside requests switched off first.

Knows the switches. Never knows what is built with it.
"""

import os

SWITCHES = {
    "GRADIO_ANALYTICS_ENABLED": "False",
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "LITELLM_LOCAL_MODEL_COST_MAP": "True",
    "ANONYMIZED_TELEMETRY": "False",
}


def switch_off() -> None:
    """Forbid requests to outside hosts; takes effect for libraries that are not imported yet."""
    os.environ.update(SWITCHES)


switch_off()

import gradio as gr  # noqa: E402

__all__ = ["gr"]
