"""The data set, as the page of data and downloads describes it."""

from __future__ import annotations

from bantin.dataset import FOLDER
from bantin.languages import Language
from bantin.rendering.contexts.view import Context, View
from bantin.rendering.formats import date_in_metadata
from bantin.rendering.structured.nodes import id_of_site, node, others, own_id, ref


def dataset_node(view: View, context: Context) -> Context:
    """Return the data as a whole, known by the name of the digest, with each of its files.

    Its licence is a sentence and no address; the times it covers are those of the events.
    """
    settings, articles = view.site.settings, view.site.articles
    dates = [date_in_metadata(a.event_date.date, a.event_date.precision) for a in (*articles[-1:], *articles[:1])]
    fields = dict.fromkeys(field["name"] for table in context["tables"] for field in table["fields"])
    files = [file for table in context["tables"] for file in table["files"]]
    return node(
        "Dataset",
        own_id(view, "data"),
        name=settings.name[view.language],
        alternateName=others(settings.name[view.language], [settings.name[view.language.other]]),
        description=settings.description[view.language],
        url=view.address(view.page.path),
        inLanguage=[language.value for language in Language],
        license=node("CreativeWork", text=settings.licence[view.language]),
        isAccessibleForFree=True,
        creator=ref(id_of_site(view, "publisher")),
        publisher=ref(id_of_site(view, "publisher")),
        dateModified=view.site.edition.isoformat(),
        temporalCoverage="/".join(dict.fromkeys(dates)),
        spatialCoverage=node("Country", name=view.country("VN")),
        variableMeasured=list(fields),
        distribution=[
            node(
                "DataDownload",
                name=file["name"],
                encodingFormat=file["media_type"],
                contentUrl=view.address(f"{FOLDER}/{file['name']}"),
                contentSize=file["size"],
            )
            for file in files
        ],
    )
