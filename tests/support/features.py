"""The project's own site with some of its features switched off."""

from __future__ import annotations

from dataclasses import fields, replace
from functools import cache

from bantin.model.site import Features, Site
from bantin.planning.plan import plan_site
from bantin.rendering.render import render_plan
from tests.support.built import Built
from tests.support.loading import load_site
from tests.support.sites import PROJECT

NAMES = tuple(field.name for field in fields(Features))
NONE = Features(**dict.fromkeys(NAMES, False))
CHOICES = {"all on": Features(), "all off": NONE} | {f"no {name}": Features(**{name: False}) for name in NAMES}
"""What a site may leave off: nothing, all, or any one feature."""


def with_features(site: Site, features: Features, site_url: str = "") -> Site:
    """Return *site* with other *features*, at *site_url*."""
    return replace(site, settings=replace(site.settings, features=features, site_url=site_url))


@cache
def real_with(features: Features, site_url: str = "") -> Built:
    """Return the project's own site as it is rendered with *features*; it is written nowhere."""
    plan = plan_site(with_features(load_site(PROJECT), features, site_url))
    return Built(plan=plan, tree=render_plan(plan, PROJECT / "templates", PROJECT / "locales"), output=PROJECT)
